"""The chapters of a page. A chapter chooses what is told and in which order; functions named after a table or its figures make what the template puts there."""
