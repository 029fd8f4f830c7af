//! Attacks with names, paths and sizes: what a shell, a spreadsheet or a terminal would run, places of other users, endless input.
