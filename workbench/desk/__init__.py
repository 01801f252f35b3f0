"""What a person does at the desk: every verb is one method. The only floor that writes."""
