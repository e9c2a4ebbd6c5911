// Nothing but headers: the other targets use what was parsed for this file.
