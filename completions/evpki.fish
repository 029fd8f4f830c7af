complete --keep-order --exclusive --command evpki --arguments "(COMPLETE=fish evpki -- (commandline --current-process --tokenize --cut-at-cursor) (commandline --current-token))"
