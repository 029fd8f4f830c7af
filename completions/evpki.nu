$env.config.completions.external = {
    enable: true
    completer: (do {|before|
        {|words|
            if ($words.0 | path basename) == "evpki" {
                with-env { COMPLETE: fish } { ^$words.0 -- ...$words } | lines | each {|line|
                    let found = ($line | split row --number 2 "\t")
                    { value: $found.0, description: ($found | get --optional 1) }
                }
            } else if $before != null {
                do $before $words
            }
        }
    } ($env.config.completions?.external?.completer?))
}
