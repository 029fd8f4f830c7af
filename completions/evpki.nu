module completions {

  def "nu-complete evpki color" [] {
    [ "auto" "always" "never" ]
  }

  # The PKI and credential store of an EV-charging operator
  export extern evpki [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki init color" [] {
    [ "auto" "always" "never" ]
  }

  # Found a PKI
  export extern "evpki init" [
    --organization: string    # The organization that owns the PKI: the O of every certificate (A00.FR.509)
    --country: string         # The country of the organization: two letters
    --environment: string     # What the PKI is for, said by every certificate: production, staging or test
    --hierarchy: string       # The hierarchy of authorities: the name of a shipped one, or a file
    --root-out: path          # Keep the root's private key in this file, under the passphrase, not in the vault
    --publication-url: string # Where CRLs and CAs' certificates will be published, for certificates to say
    --ocsp-url: string        # Where an OCSP responder will answer, for certificates to say
    --oid-arc: string         # Your own OID arc for the metadata extensions, in place of evpki's
    --kdf-high                # Harden the passphrase with 2 GiB of memory instead of 64 MiB
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki init color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki demo color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a whole test PKI to look at
  export extern "evpki demo" [
    --negative                # Make certificates that must be refused, with good ones beside them
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki demo color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    directory: directory      # A directory that is not there yet, or empty
  ]

  def "nu-complete evpki server color" [] {
    [ "auto" "always" "never" ]
  }

  # Give a CSMS its certificates
  export extern "evpki server" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki server color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki server issue color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue the certificates of a CSMS
  export extern "evpki server issue" [
    --dns: string             # A further host name that it answers to; can be said more than once
    --key-type: string        # The kind of key to make [default: as the profile says]
    --with-rsa: string        # A second certificate, with an RSA key
    --csr: path               # A certification request that brings the key, `-` for stdin
    --validity: string        # How long it is to be valid, such as 90d [default: as the profile says]
    --again                   # Issue another certificate beside one that counts
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki server issue color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    fqdn: string              # The host name that chargers connect to: the common name (A00.FR.510)
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki server help" [
  ]

  # Issue the certificates of a CSMS
  export extern "evpki server help issue" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki server help help" [
  ]

  def "nu-complete evpki charger color" [] {
    [ "auto" "always" "never" ]
  }

  # Register chargers, give them certificates, take them out of service
  export extern "evpki charger" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki charger provision color" [] {
    [ "auto" "always" "never" ]
  }

  # Provision the chargers of a manifest
  export extern "evpki charger provision" [
    --bundles: directory      # Write the bundle of each charger into a directory of its own, in this one
    --archive: path           # Write the bundles of all of them into one .zip, .tar.gz or .tar.zst
    --report: path            # Write down what became of each charger: FILE.csv or FILE.jsonl
    --jobs: string            # How many threads make keys and sign [default: one for each core]
    --dry-run                 # Look what would be done, and do nothing
    --csms-url: string        # The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]
    --security-profile: string # The security profile of those without one in the manifest
    --ocpp-version: string    # The OCPP version of those without one in the manifest
    --key-type: string        # The key type of those without one in the manifest [default: as the profile says]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger provision color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    manifest: path            # The manifest, `-` for stdin
  ]

  def "nu-complete evpki charger scan label_format" [] {
    [ "svg" "png" ]
  }

  def "nu-complete evpki charger scan bell" [] {
    [ "auto" "always" "never" ]
  }

  def "nu-complete evpki charger scan color" [] {
    [ "auto" "always" "never" ]
  }

  # Serve chargers one by one, by barcode scanner
  export extern "evpki charger scan" [
    --bundles: directory      # Write the bundle of each charger into a directory of its own, in this one
    --csms-url: string        # The URL of the CSMS, for the bundles to say [default: wss:// and its FQDN]
    --labels: directory       # Write the label of each charger into this directory
    --label-format: string@"nu-complete evpki charger scan label_format" # What to write labels as
    --dpi: string             # How many dots an inch a PNG has, from 72 to 1200
    --template: path          # Make labels by this SVG, with `{{ station_id }}` and the like in it
    --with-password           # Show the password on the label, which is a secret then
    --replace                 # Replace labels that say something else
    --bell: string@"nu-complete evpki charger scan bell" # When to sound the bell for what is refused
    --station-id: string      # Register new chargers under this, with `{serial_number}` in it
    --serial-number-pattern: string # What their serial numbers look like: a regular expression for the whole of it
    --vendor: string          # Who made it
    --model: string           # What its maker calls it
    --security-profile: string # How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate
    --ocpp-version: string    # The OCPP version that it speaks: 1.6, 2.0.1 or 2.1
    --csms: string            # The CSMS that it connects to, when there is more than one
    --batch: string           # The batch that it was made in
    --key-type: string        # The kind of its key pair [default: as the profile of its certificates says]
    --default-password-batch: string # The batch whose default password it leaves the factory with
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger scan color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki charger add color" [] {
    [ "auto" "always" "never" ]
  }

  # Register a charger
  export extern "evpki charger add" [
    --serial-number: string   # The serial number of its hardware: its certificate's common name (A00.FR.511)
    --vendor: string          # Who made it
    --model: string           # What its maker calls it
    --security-profile: string # How the CSMS knows it: 1 password, 2 password inside TLS, 3 certificate
    --ocpp-version: string    # The OCPP version that it speaks: 1.6, 2.0.1 or 2.1
    --csms: string            # The CSMS that it connects to, when there is more than one
    --batch: string           # The batch that it was made in
    --key-type: string        # The kind of its key pair [default: as the profile of its certificates says]
    --default-password-batch: string # The batch whose default password it leaves the factory with
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger add color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    station_id: string        # Its identity towards the CSMS: the last part of its WebSocket URL
  ]

  def "nu-complete evpki charger issue color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue the certificate of a charger
  export extern "evpki charger issue" [
    --csr: path               # A certification request that brings the key, `-` for stdin
    --validity: string        # How long it is to be valid, such as 90d [default: as the profile says]
    --key-type: string        # The kind of key to make [default: as the charger was registered]
    --again                   # Issue another certificate beside one that counts
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger issue color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    station_id: string        # The charger
  ]

  def "nu-complete evpki charger show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a charger
  export extern "evpki charger show" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    station_id: string        # The charger
  ]

  def "nu-complete evpki charger list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the chargers in use
  export extern "evpki charger list" [
    --batch: string           # Those of this batch
    --security-profile: string # Those of this security profile
    --prefix: string          # Those whose station id begins so
    --all                     # Those that are decommissioned, too
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki charger decommission color" [] {
    [ "auto" "always" "never" ]
  }

  # Take a charger out of service
  export extern "evpki charger decommission" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki charger decommission color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    station_id: string        # The charger
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki charger help" [
  ]

  # Provision the chargers of a manifest
  export extern "evpki charger help provision" [
  ]

  # Serve chargers one by one, by barcode scanner
  export extern "evpki charger help scan" [
  ]

  # Register a charger
  export extern "evpki charger help add" [
  ]

  # Issue the certificate of a charger
  export extern "evpki charger help issue" [
  ]

  # Show a charger
  export extern "evpki charger help show" [
  ]

  # List the chargers in use
  export extern "evpki charger help list" [
  ]

  # Take a charger out of service
  export extern "evpki charger help decommission" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki charger help help" [
  ]

  def "nu-complete evpki party color" [] {
    [ "auto" "always" "never" ]
  }

  # Give parties of OCPI their certificates, and list them
  export extern "evpki party" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki party color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki party issue color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue a certificate to a party of OCPI
  export extern "evpki party issue" [
    --role: string            # A role of it, such as CPO or EMSP; can be said more than once
    --module: string          # A module that is open to it, such as cdrs:sender [default: all]
    --also: string            # A further party of the same platform, as PARTY:ROLE,…/MODULE,…
    --ocpi-version: string    # The version of OCPI whose roles and modules they are: 2.1.1, 2.2, 2.2.1 or 2.3.0
    --server: string          # The host name of a server that it is for
    --dns: string             # A further host name that the server answers to; can be said more than once
    --purpose: string         # What it is for: a profile, such as cdr-sender [default: client or server]
    --csr: path               # A certification request that brings the key, `-` for stdin
    --key-type: string        # The kind of key to make [default: as the profile says]
    --validity: string        # How long it is to be valid, such as 90d [default: as the profile says]
    --again                   # Issue another certificate beside one that counts
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki party issue color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The party whose platform it is for
  ]

  def "nu-complete evpki party list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the parties of OCPI that have certificates
  export extern "evpki party list" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki party list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki party show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a party of OCPI: its certificates by purpose, and whom they speak for
  export extern "evpki party show" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki party show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The party
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki party help" [
  ]

  # Issue a certificate to a party of OCPI
  export extern "evpki party help issue" [
  ]

  # List the parties of OCPI that have certificates
  export extern "evpki party help list" [
  ]

  # Show a party of OCPI: its certificates by purpose, and whom they speak for
  export extern "evpki party help show" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki party help help" [
  ]

  def "nu-complete evpki ca color" [] {
    [ "auto" "always" "never" ]
  }

  # Look at the authorities of the PKI, and give their certificates to peers
  export extern "evpki ca" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki ca color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki ca list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the authorities, each after the one above it
  export extern "evpki ca list" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki ca list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki ca show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show an authority: its certificate, its key, its CRL, what it has issued
  export extern "evpki ca show" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki ca show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name: string              # The authority
  ]

  def "nu-complete evpki ca export color" [] {
    [ "auto" "always" "never" ]
  }

  # Give an authority's certificate to peers
  export extern "evpki ca export" [
    --out: path               # Write it to this file
    --chain                   # With the certificates above it, the root's included
    --anchor                  # What it signed for itself, for peers who are to trust it and not the root
    --der                     # As DER instead of PEM
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki ca export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name: string              # The authority
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki ca help" [
  ]

  # List the authorities, each after the one above it
  export extern "evpki ca help list" [
  ]

  # Show an authority: its certificate, its key, its CRL, what it has issued
  export extern "evpki ca help show" [
  ]

  # Give an authority's certificate to peers
  export extern "evpki ca help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki ca help help" [
  ]

  def "nu-complete evpki certificate color" [] {
    [ "auto" "always" "never" ]
  }

  # Look at certificates, verify them, take them back, give some out
  export extern "evpki certificate" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki certificate issue color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue a certificate to a holder of ISO 15118, or to who signs
  export extern "evpki certificate issue" [
    --csr: path               # A certification request that brings the key, `-` for stdin
    --key-type: string        # The kind of key to make [default: as the profile says]
    --validity: string        # How long it is to be valid, such as 90d [default: as the profile says]
    --user-role: string       # A role of users in which who signs may act; can be said more than once
    --again                   # Issue another certificate beside one that counts
    --out: path               # Write the chain to this file instead of stdout
    --key-out: path           # Write the private key to this file, for your eyes alone: PKCS#8, in the clear
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate issue color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    profile: string           # What it is to look like
    name: string              # Whom it is for: a SECCID, EMAID, PCID, EVCCID, or who signs
  ]

  def "nu-complete evpki certificate export color" [] {
    [ "auto" "always" "never" ]
  }

  # Hand out a certificate of a holder of ISO 15118, or of who signs
  export extern "evpki certificate export" [
    --out: path               # Write the chain to this file instead of stdout
    --key-out: path           # Write the private key to this file, for your eyes alone: PKCS#8, in the clear
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # Its holder, its serial number or its fingerprint
  ]

  def "nu-complete evpki certificate list kind" [] {
    [ "authority" "server" "charger" "party" "secc" "contract" "vehicle" "signer" ]
  }

  def "nu-complete evpki certificate list status" [] {
    [ "good" "held" "revoked" ]
  }

  def "nu-complete evpki certificate list color" [] {
    [ "auto" "always" "never" ]
  }

  # List certificates
  export extern "evpki certificate list" [
    --issuer: string          # Only those that this authority signed
    --kind: string@"nu-complete evpki certificate list kind" # Only those of authorities, servers or chargers
    --status: string@"nu-complete evpki certificate list status" # Only those that are good, held or revoked
    --expires-within: string  # Only those that expire within this time, such as 30d
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki certificate show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what a certificate says, and whether it counts
  export extern "evpki certificate show" [
    --pem                     # Print its PEM instead
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
  ]

  def "nu-complete evpki certificate verify role" [] {
    [ "charger" "server" "party" "holder" "authority" ]
  }

  def "nu-complete evpki certificate verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Verify a certificate as its peers would
  export extern "evpki certificate verify" [
    --as: string@"nu-complete evpki certificate verify role" # Verify it as if one of these showed it [default: as what its issuer issues]
    --crl: path               # Ask the CRLs in this file, too
    --anchor: path            # Trust the certificates in this file, and nothing of this PKI
    --at: string              # Verify it for this moment [default: now]
    --host: string            # It has to name this host, as a charger asks of its CSMS (A00.FR.309)
    --organization: string    # It has to name this organization, as a CSMS asks of a charger (A00.FR.404)
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate verify color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
  ]

  def "nu-complete evpki certificate authorize color" [] {
    [ "auto" "always" "never" ]
  }

  # Say whether who shows a certificate may do something
  export extern "evpki certificate authorize" [
    --party: string           # Act as this party of OCPI
    --role: string            # In this role, spelt as OCPI does [default: in any]
    --module: string          # In this module, spelt as OCPI does
    --interface: string       # On this side of the module: sender, receiver, or both
    --station: string         # Act as the charging station of this identity
    --serial-number: string   # With hardware of this serial number [default: of any]
    --environment: string     # In this environment: production, staging or test
    --crl: path               # Ask the CRLs in this file, too
    --anchor: path            # Trust the certificates in this file, and nothing of this PKI
    --oid-arc: string         # The OID arc of the metadata extensions, when it is not evpki's
    --at: string              # Answer for this moment [default: now]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate authorize color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, a party, a serial number, a fingerprint, or a file
  ]

  def "nu-complete evpki certificate lint color" [] {
    [ "auto" "always" "never" ]
  }

  # Hold anybody's certificate, chain, request or CRL against the rules
  export extern "evpki certificate lint" [
    --target: string          # For whom it has to be right [default: for whom it seems to be]
    --as: string              # What it is to be taken for [default: what it seems to be]
    --issuer: path            # A file with certificates of issuers
    --oid-arc: string         # The OID arc of the metadata extensions [default: that of the PKI, or evpki's]
    --at: string              # Ask the clock for this moment [default: now]
    --list                    # List the rules instead
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate lint color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file?: path               # The file, `-` for stdin
  ]

  def "nu-complete evpki certificate revoke reason" [] {
    [ "unspecified" "key-compromise" "ca-compromise" "affiliation-changed" "superseded" "cessation-of-operation" "certificate-hold" "privilege-withdrawn" ]
  }

  def "nu-complete evpki certificate revoke color" [] {
    [ "auto" "always" "never" ]
  }

  # Revoke a certificate, for good
  export extern "evpki certificate revoke" [
    --profile: string         # Those of its owner that were issued by this profile, such as cdr-sender
    --reason: string@"nu-complete evpki certificate revoke reason" # Why (RFC 5280, 5.3.1)
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate revoke color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
  ]

  def "nu-complete evpki certificate hold color" [] {
    [ "auto" "always" "never" ]
  }

  # Hold a certificate: it does not count until it is released
  export extern "evpki certificate hold" [
    --profile: string         # Those of its owner that were issued by this profile, such as cdr-sender
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate hold color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
  ]

  def "nu-complete evpki certificate release color" [] {
    [ "auto" "always" "never" ]
  }

  # Release a certificate that was held: it counts again
  export extern "evpki certificate release" [
    --profile: string         # Those of its owner that were issued by this profile, such as cdr-sender
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki certificate release color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # A station id, an FQDN, an authority, a serial number, a fingerprint, or a file
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki certificate help" [
  ]

  # Issue a certificate to a holder of ISO 15118, or to who signs
  export extern "evpki certificate help issue" [
  ]

  # Hand out a certificate of a holder of ISO 15118, or of who signs
  export extern "evpki certificate help export" [
  ]

  # List certificates
  export extern "evpki certificate help list" [
  ]

  # Show what a certificate says, and whether it counts
  export extern "evpki certificate help show" [
  ]

  # Verify a certificate as its peers would
  export extern "evpki certificate help verify" [
  ]

  # Say whether who shows a certificate may do something
  export extern "evpki certificate help authorize" [
  ]

  # Hold anybody's certificate, chain, request or CRL against the rules
  export extern "evpki certificate help lint" [
  ]

  # Revoke a certificate, for good
  export extern "evpki certificate help revoke" [
  ]

  # Hold a certificate: it does not count until it is released
  export extern "evpki certificate help hold" [
  ]

  # Release a certificate that was held: it counts again
  export extern "evpki certificate help release" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki certificate help help" [
  ]

  def "nu-complete evpki crl color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue and publish revocation lists
  export extern "evpki crl" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki crl color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki crl publish color" [] {
    [ "auto" "always" "never" ]
  }

  # Issue the CRLs that are due, and write all of them where they can be fetched
  export extern "evpki crl publish" [
    --out: directory          # The directory to write to [default: crl in the home]
    --key-file: path          # The private key of an authority, when it is not in the vault but offline
    --force                   # Issue anew what is not due, too
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki crl publish color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...authorities: string    # Only of these authorities
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki crl help" [
  ]

  # Issue the CRLs that are due, and write all of them where they can be fetched
  export extern "evpki crl help publish" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki crl help help" [
  ]

  def "nu-complete evpki profile color" [] {
    [ "auto" "always" "never" ]
  }

  # Look at what certificates may look like, and check profiles of your own
  export extern "evpki profile" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki profile color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki profile list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the profiles of the PKI
  export extern "evpki profile list" [
    --shipped                 # Those that come with evpki, whatever PKI there is
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki profile list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki profile show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show a profile as it is written
  export extern "evpki profile show" [
    --shipped                 # The one that comes with evpki, whatever the PKI has
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki profile show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name: string              # The profile
  ]

  def "nu-complete evpki profile check color" [] {
    [ "auto" "always" "never" ]
  }

  # Check files that are to hold profiles
  export extern "evpki profile check" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki profile check color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...files: path            # The files
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki profile help" [
  ]

  # List the profiles of the PKI
  export extern "evpki profile help list" [
  ]

  # Show a profile as it is written
  export extern "evpki profile help show" [
  ]

  # Check files that are to hold profiles
  export extern "evpki profile help check" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki profile help help" [
  ]

  def "nu-complete evpki hierarchy color" [] {
    [ "auto" "always" "never" ]
  }

  # Look at which authorities there may be, and check hierarchies of your own
  export extern "evpki hierarchy" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki hierarchy color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki hierarchy list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the hierarchies that come with evpki, and the PKI's own
  export extern "evpki hierarchy list" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki hierarchy list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki hierarchy show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show the authorities of a hierarchy, and what each of them issues
  export extern "evpki hierarchy show" [
    --yaml                    # As it is written, to be put into a file and changed
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki hierarchy show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    name?: string             # The hierarchy; without it the PKI's own
  ]

  def "nu-complete evpki hierarchy check color" [] {
    [ "auto" "always" "never" ]
  }

  # Check files that are to hold hierarchies
  export extern "evpki hierarchy check" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki hierarchy check color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...files: path            # The files
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki hierarchy help" [
  ]

  # List the hierarchies that come with evpki, and the PKI's own
  export extern "evpki hierarchy help list" [
  ]

  # Show the authorities of a hierarchy, and what each of them issues
  export extern "evpki hierarchy help show" [
  ]

  # Check files that are to hold hierarchies
  export extern "evpki hierarchy help check" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki hierarchy help help" [
  ]

  def "nu-complete evpki audit color" [] {
    [ "auto" "always" "never" ]
  }

  # See what was done, by whom, and whether the record of it is whole
  export extern "evpki audit" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki audit color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki audit list color" [] {
    [ "auto" "always" "never" ]
  }

  # List what was done, the oldest first
  export extern "evpki audit list" [
    --since: string           # Only of this moment and later: 2026-11-21T05:51:00Z, 2026-11-21, or 7d ago
    --last: string            # Only the last so many
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki audit list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki audit verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Verify that no audit record was edited, removed, moved or added
  export extern "evpki audit verify" [
    --head: path              # Hold the store against the heads in this file, as `evpki audit export` gave them
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki audit verify color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki audit export color" [] {
    [ "auto" "always" "never" ]
  }

  # Export the audit, with a signed head that can be kept elsewhere
  export extern "evpki audit export" [
    --out: path               # Write it to this file, which only its owner may read
    --replace                 # Replace the file if it is there
    --head-only               # Only the head
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki audit export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki audit help" [
  ]

  # List what was done, the oldest first
  export extern "evpki audit help list" [
  ]

  # Verify that no audit record was edited, removed, moved or added
  export extern "evpki audit help verify" [
  ]

  # Export the audit, with a signed head that can be kept elsewhere
  export extern "evpki audit help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki audit help help" [
  ]

  def "nu-complete evpki store color" [] {
    [ "auto" "always" "never" ]
  }

  # Check the store, copy it, take a copy back
  export extern "evpki store" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki store color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki store check color" [] {
    [ "auto" "always" "never" ]
  }

  # Check that the store is whole
  export extern "evpki store check" [
    --without-vault           # Do not open the vault: keys, edited rows and the audit's end go unchecked
    --repair                  # Complete or revoke what was left open, and tidy up; damage is never touched
    --dry-run                 # Only say what would be repaired
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki store check color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki store backup color" [] {
    [ "auto" "always" "never" ]
  }

  # Write a copy of the store, while others may go on working
  export extern "evpki store backup" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki store backup color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file: path                # The file to write; it must not exist yet
  ]

  def "nu-complete evpki store restore color" [] {
    [ "auto" "always" "never" ]
  }

  # Put a backup in the place of the store
  export extern "evpki store restore" [
    --force                   # Replace a store that is newer, or cannot be read any longer
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki store restore color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file: path                # The backup
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki store help" [
  ]

  # Check that the store is whole
  export extern "evpki store help check" [
  ]

  # Write a copy of the store, while others may go on working
  export extern "evpki store help backup" [
  ]

  # Put a backup in the place of the store
  export extern "evpki store help restore" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki store help help" [
  ]

  def "nu-complete evpki bundle color" [] {
    [ "auto" "always" "never" ]
  }

  # Write and read what a charger, a CSMS or a party of OCPI receives
  export extern "evpki bundle" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki bundle device color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the bundle of a charger
  export extern "evpki bundle device" [
    --out(-o): path           # A directory, or a .zip, .tar.gz or .tar.zst [default: named as the charger]
    --csms-url: string        # The URL of the CSMS [default: wss:// and its FQDN]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle device color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    station_id: string        # The charger
  ]

  def "nu-complete evpki bundle server color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the bundle of a CSMS
  export extern "evpki bundle server" [
    --out(-o): path           # A directory, or a .zip, .tar.gz or .tar.zst [default: named as the CSMS]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle server color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    fqdn: string              # The CSMS
  ]

  def "nu-complete evpki bundle party color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the bundle of a party of OCPI
  export extern "evpki bundle party" [
    --purpose: string         # The client of this profile alone, such as cdr-sender
    --server: string          # The host name of its server, when it has several
    --out(-o): path           # A directory, or a .zip, .tar.gz or .tar.zst [default: named as the party]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle party color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The party
  ]

  def "nu-complete evpki bundle show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show what a bundle holds, without its secrets
  export extern "evpki bundle show" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    path: path                # A directory, a .zip, a .tar.gz or a .tar.zst
  ]

  def "nu-complete evpki bundle verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Verify that bundles are intact, and who made them
  export extern "evpki bundle verify" [
    --pki: string             # Identifier of the PKI that must have made them, which ca show prints
    --anchor: path            # Trust anchor of the PKI that must have made them: a certificate
    --signer: string          # SHA-256 of the public key that must have signed them
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki bundle verify color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...paths: path            # Directories, and .zip, .tar.gz or .tar.zst files of one or many bundles
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki bundle help" [
  ]

  # Write the bundle of a charger
  export extern "evpki bundle help device" [
  ]

  # Write the bundle of a CSMS
  export extern "evpki bundle help server" [
  ]

  # Write the bundle of a party of OCPI
  export extern "evpki bundle help party" [
  ]

  # Show what a bundle holds, without its secrets
  export extern "evpki bundle help show" [
  ]

  # Verify that bundles are intact, and who made them
  export extern "evpki bundle help verify" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki bundle help help" [
  ]

  def "nu-complete evpki password color" [] {
    [ "auto" "always" "never" ]
  }

  # Make, replace and show passwords of chargers
  export extern "evpki password" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki password provision generate" [] {
    [ "portable" "ocpp16" "ocpp16-binary" "ocpp201" "ocpp21" ]
  }

  def "nu-complete evpki password provision color" [] {
    [ "auto" "always" "never" ]
  }

  # Make the first passwords of chargers of security profiles 1 and 2
  export extern "evpki password provision" [
    --all                     # All chargers in use; with `--batch`, those of that batch
    --batch: string           # The batch; without `--all`, its default password
    --value: string           # Where the default password of the batch is, when the manufacturer has made it
    --accept-weak             # Take a default password that is easy to guess, even in production
    --generate: string@"nu-complete evpki password provision generate" # What to make passwords of
    --length: string          # How long to make them [default: 20; 40 of ocpp201 and ocpp21]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password provision color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...stations: string       # The chargers
  ]

  def "nu-complete evpki password rotate generate" [] {
    [ "portable" "ocpp16" "ocpp16-binary" "ocpp201" "ocpp21" ]
  }

  def "nu-complete evpki password rotate color" [] {
    [ "auto" "always" "never" ]
  }

  # Begin to replace passwords of chargers: print the message to send to each
  export extern "evpki password rotate" [
    --batch: string           # Those of this batch
    --due                     # Those whose password is due by `evpki password policy`
    --factory-default         # Those that show the default of their batch
    --all                     # All that have a password
    --new                     # Make another password where one is pending
    --generate: string@"nu-complete evpki password rotate generate" # What to make passwords of
    --length: string          # How long to make them [default: 20; 40 of ocpp201 and ocpp21]
    --frame                   # Print whole OCPP-J CALL frames, one a line, in the order of the chargers
    --slot: string            # For OCPP 2.1: set the password by a network profile in this slot
    --active-slot: string     # A slot that the chargers connect by now, the foremost first [default: 1]
    --csms-url: string        # What the CSMS answers at [default: wss:// and the FQDN of the charger's CSMS]
    --sequence                # The messages, too, that have the charger change over to the slot, and start anew
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password rotate color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...stations: string       # The chargers
  ]

  def "nu-complete evpki password confirm color" [] {
    [ "auto" "always" "never" ]
  }

  # Put a pending password in force: the charger took it
  export extern "evpki password confirm" [
    --from: path              # What the chargers answered, as JSON Lines; `-` for stdin
    --rebooted                # The chargers have come back: what waits for that counts, too
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password confirm color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...stations: string       # The chargers
  ]

  def "nu-complete evpki password abort color" [] {
    [ "auto" "always" "never" ]
  }

  # Take a pending password back: the charger did not take it
  export extern "evpki password abort" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password abort color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...stations: string       # The chargers
  ]

  def "nu-complete evpki password retire color" [] {
    [ "auto" "always" "never" ]
  }

  # Give up the default password of a batch that no charger shows any more
  export extern "evpki password retire" [
    --batch: string           # The batch
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password retire color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki password show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show where the passwords of a charger stand
  export extern "evpki password show" [
    --reveal                  # Show the password in force, and the pending one
    --version: string         # This version only
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    station: string           # The charger
  ]

  def "nu-complete evpki password due color" [] {
    [ "auto" "always" "never" ]
  }

  # List chargers whose passwords somebody has to see to
  export extern "evpki password due" [
    --older-than: string      # As due those older than this, whatever the policy says
    --batch: string           # Those of this batch
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password due color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki password policy color" [] {
    [ "auto" "always" "never" ]
  }

  # Show or change how old passwords may become
  export extern "evpki password policy" [
    --max-age: string         # After how long a password is due, such as 180d; or `never`
    --warn: string            # How long before that it is due soon
    --pending: string         # How long one may be pending
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password policy color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki password export layout" [] {
    [ "jsonl" "csv" "steve" "citrineos" "ocpp-core" "maeve" "ocpp-secure-simulation" ]
  }

  def "nu-complete evpki password export verifier" [] {
    [ "argon2id" "bcrypt" "bcrypt-2a" "citrineos" "maeve" "plain" ]
  }

  def "nu-complete evpki password export color" [] {
    [ "auto" "always" "never" ]
  }

  # Export what a CSMS stores to recognise passwords by
  export extern "evpki password export" [
    --layout: string@"nu-complete evpki password export layout" # By what it will be read
    --verifier: string@"nu-complete evpki password export verifier" # What to make of a password [default: what the layout's reader understands]
    --batch: string           # Those of this batch only
    --skip-faulty             # Leave out passwords that cannot be exported as asked, and export all others
    --out: path               # Write them to this file, or directory, which only its owner may read
    --replace                 # Replace the file if it is there
    --jobs: string            # How many threads make verifiers [default: one for each core]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki password export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...stations: string       # The chargers [default: all in use]
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki password help" [
  ]

  # Make the first passwords of chargers of security profiles 1 and 2
  export extern "evpki password help provision" [
  ]

  # Begin to replace passwords of chargers: print the message to send to each
  export extern "evpki password help rotate" [
  ]

  # Put a pending password in force: the charger took it
  export extern "evpki password help confirm" [
  ]

  # Take a pending password back: the charger did not take it
  export extern "evpki password help abort" [
  ]

  # Give up the default password of a batch that no charger shows any more
  export extern "evpki password help retire" [
  ]

  # Show where the passwords of a charger stand
  export extern "evpki password help show" [
  ]

  # List chargers whose passwords somebody has to see to
  export extern "evpki password help due" [
  ]

  # Show or change how old passwords may become
  export extern "evpki password help policy" [
  ]

  # Export what a CSMS stores to recognise passwords by
  export extern "evpki password help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki password help help" [
  ]

  def "nu-complete evpki token color" [] {
    [ "auto" "always" "never" ]
  }

  # Exchange credentials tokens with peers of OCPI
  export extern "evpki token" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki token issue direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token issue token_encoding" [] {
    [ "raw" "base64" ]
  }

  def "nu-complete evpki token issue color" [] {
    [ "auto" "always" "never" ]
  }

  # Make the first token that a peer shows, or take in the one that it has made
  export extern "evpki token issue" [
    --direction: string@"nu-complete evpki token issue direction" # Which way it goes [default: inbound; with --value, outbound]
    --value: string           # Where the token is, when somebody else has made it
    --ocpi-version: string    # The version of OCPI spoken with it: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: 2.2.1]
    --token-encoding: string@"nu-complete evpki token issue token_encoding" # How tokens stand in headers [default: as the version has it]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token issue color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token rotate direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token rotate color" [] {
    [ "auto" "always" "never" ]
  }

  # Begin to replace a token: make the next one, or take in the peer's
  export extern "evpki token rotate" [
    --direction: string@"nu-complete evpki token rotate direction" # Which way it goes [default: inbound; with --value, outbound]
    --value: string           # Where the token is, when somebody else has made it
    --new                     # Give up the one that is pending for another
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token rotate color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token confirm direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token confirm color" [] {
    [ "auto" "always" "never" ]
  }

  # Put a pending token in force: it was used
  export extern "evpki token confirm" [
    --direction: string@"nu-complete evpki token confirm direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token confirm color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token abort direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token abort color" [] {
    [ "auto" "always" "never" ]
  }

  # Give up a pending token: the one before stays in force
  export extern "evpki token abort" [
    --direction: string@"nu-complete evpki token abort direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token abort color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token retire direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token retire color" [] {
    [ "auto" "always" "never" ]
  }

  # Give up all tokens of a peer at once, such as when it is lost
  export extern "evpki token retire" [
    --direction: string@"nu-complete evpki token retire direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token retire color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token show direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki token show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show where the tokens of a peer stand
  export extern "evpki token show" [
    --direction: string@"nu-complete evpki token show direction" # Inbound: the peer shows it; outbound: we do [default: both]
    --version: string         # This version only
    --reveal                  # Show those in force and those pending
    --header                  # Print the header of a request, by default with the outbound one in force
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    party: string             # The peer
  ]

  def "nu-complete evpki token list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the peers of OCPI, and where the tokens exchanged with each stand
  export extern "evpki token list" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki token peer token_encoding" [] {
    [ "raw" "base64" ]
  }

  def "nu-complete evpki token peer color" [] {
    [ "auto" "always" "never" ]
  }

  # Say how a peer speaks OCPI: its version, and how tokens stand in headers
  export extern "evpki token peer" [
    --ocpi-version: string    # The version of OCPI: 2.1.1, 2.2, 2.2.1 or 2.3.0 [default: as before]
    --token-encoding: string@"nu-complete evpki token peer token_encoding" # How tokens stand in headers [default: as before, or as another version has it]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token peer color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token credentials color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the credentials object that gives a peer its token
  export extern "evpki token credentials" [
    --url: string             # Where your versions are
    --role: string            # A party that you speak for, with its roles, as DE*XYZ:CPO,EMSP
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token credentials color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki token export color" [] {
    [ "auto" "always" "never" ]
  }

  # Export by what a server recognises the tokens that peers show
  export extern "evpki token export" [
    --values                  # Export the outbound tokens too, as they are
    --out: path               # Write them to this file, which only its owner may read
    --replace                 # Replace the file if it is there
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki token export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    ...parties: string        # The peers [default: all]
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki token help" [
  ]

  # Make the first token that a peer shows, or take in the one that it has made
  export extern "evpki token help issue" [
  ]

  # Begin to replace a token: make the next one, or take in the peer's
  export extern "evpki token help rotate" [
  ]

  # Put a pending token in force: it was used
  export extern "evpki token help confirm" [
  ]

  # Give up a pending token: the one before stays in force
  export extern "evpki token help abort" [
  ]

  # Give up all tokens of a peer at once, such as when it is lost
  export extern "evpki token help retire" [
  ]

  # Show where the tokens of a peer stand
  export extern "evpki token help show" [
  ]

  # List the peers of OCPI, and where the tokens exchanged with each stand
  export extern "evpki token help list" [
  ]

  # Say how a peer speaks OCPI: its version, and how tokens stand in headers
  export extern "evpki token help peer" [
  ]

  # Print the credentials object that gives a peer its token
  export extern "evpki token help credentials" [
  ]

  # Export by what a server recognises the tokens that peers show
  export extern "evpki token help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki token help help" [
  ]

  def "nu-complete evpki totp color" [] {
    [ "auto" "always" "never" ]
  }

  # Agree on time-based codes with peers of OCPI, make and check them
  export extern "evpki totp" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki totp provision direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp provision hash" [] {
    [ "sha256" "sha384" "sha512" ]
  }

  def "nu-complete evpki totp provision color" [] {
    [ "auto" "always" "never" ]
  }

  # Make the shared secret of the codes that a peer shows, or take in its own
  export extern "evpki totp provision" [
    --direction: string@"nu-complete evpki totp provision direction" # Which way codes go [default: inbound; with --from, outbound]
    --from: path              # The totpConfig that somebody else has made, `-` for stdin
    --validity: string        # How many seconds a code counts [default: as before, at first 30]
    --length: string          # How many characters a code has, 4 to 255 [default: as before, at first 12]
    --hash: string@"nu-complete evpki totp provision hash" # The hash of the HMAC [default: as before, at first sha256]
    --alphabet: string        # What codes are made of [default: as before, at first digits and letters]
    --exporter                # Bind codes to the TLS 1.3 session that they are shown in, by exporter material
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp provision color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp rotate direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp rotate hash" [] {
    [ "sha256" "sha384" "sha512" ]
  }

  def "nu-complete evpki totp rotate color" [] {
    [ "auto" "always" "never" ]
  }

  # Begin to replace a shared secret: make the next one, or take it in
  export extern "evpki totp rotate" [
    --direction: string@"nu-complete evpki totp rotate direction" # Which way codes go [default: inbound; with --from, outbound]
    --from: path              # The totpConfig that somebody else has made, `-` for stdin
    --validity: string        # How many seconds a code counts [default: as before, at first 30]
    --length: string          # How many characters a code has, 4 to 255 [default: as before, at first 12]
    --hash: string@"nu-complete evpki totp rotate hash" # The hash of the HMAC [default: as before, at first sha256]
    --alphabet: string        # What codes are made of [default: as before, at first digits and letters]
    --exporter                # Bind codes to the TLS 1.3 session that they are shown in, by exporter material
    --new                     # Give up the one that is pending for another
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp rotate color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp confirm direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp confirm color" [] {
    [ "auto" "always" "never" ]
  }

  # Put a pending TOTP in force: its codes were taken
  export extern "evpki totp confirm" [
    --direction: string@"nu-complete evpki totp confirm direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp confirm color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp abort direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp abort color" [] {
    [ "auto" "always" "never" ]
  }

  # Give up a pending TOTP: the one before stays in force
  export extern "evpki totp abort" [
    --direction: string@"nu-complete evpki totp abort direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp abort color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp retire direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp retire color" [] {
    [ "auto" "always" "never" ]
  }

  # Give up all TOTPs of a peer at once, such as when it is lost
  export extern "evpki totp retire" [
    --direction: string@"nu-complete evpki totp retire direction" # Inbound: the peer shows it; outbound: we do [default: what is pending]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp retire color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp show color" [] {
    [ "auto" "always" "never" ]
  }

  # Show where the TOTPs of a peer stand
  export extern "evpki totp show" [
    --reveal                  # Show what was agreed on, and the shared secrets
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp show color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp code direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp code header" [] {
    [ "totp" "authorization" "basic" ]
  }

  def "nu-complete evpki totp code color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the code of now
  export extern "evpki totp code" [
    --direction: string@"nu-complete evpki totp code direction" # Inbound: the peer shows codes; outbound: we do [default: outbound]
    --pending                 # By the TOTP that is pending
    --windows                 # Print the code before and the next one too
    --header: string@"nu-complete evpki totp code header" # Print a whole header of HTTP
    --login: string           # The name under which the peer knows the TOTP
    --exporter-material: path # The file with the exporter material of the TLS session, in hexadecimal
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp code color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp verify direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp verify color" [] {
    [ "auto" "always" "never" ]
  }

  # Check a code that a peer showed
  export extern "evpki totp verify" [
    --direction: string@"nu-complete evpki totp verify direction" # Inbound: the peer shows codes; outbound: we do [default: inbound]
    --code: string            # Where the code is [default: stdin]
    --once                    # Take each code once: refuse it, and those of earlier slots, from then on
    --exporter-material: path # The file with the exporter material of the TLS session, in hexadecimal
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp verify color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  def "nu-complete evpki totp export direction" [] {
    [ "inbound" "outbound" ]
  }

  def "nu-complete evpki totp export color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the totpConfig that a peer, or a server, makes and checks codes by
  export extern "evpki totp export" [
    --direction: string@"nu-complete evpki totp export direction" # Inbound: the peer shows codes; outbound: we do [default: inbound]
    --out: path               # Write it to this file, which only its owner may read
    --replace                 # Replace the file if it is there
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki totp export color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    party: string             # The peer
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki totp help" [
  ]

  # Make the shared secret of the codes that a peer shows, or take in its own
  export extern "evpki totp help provision" [
  ]

  # Begin to replace a shared secret: make the next one, or take it in
  export extern "evpki totp help rotate" [
  ]

  # Put a pending TOTP in force: its codes were taken
  export extern "evpki totp help confirm" [
  ]

  # Give up a pending TOTP: the one before stays in force
  export extern "evpki totp help abort" [
  ]

  # Give up all TOTPs of a peer at once, such as when it is lost
  export extern "evpki totp help retire" [
  ]

  # Show where the TOTPs of a peer stand
  export extern "evpki totp help show" [
  ]

  # Print the code of now
  export extern "evpki totp help code" [
  ]

  # Check a code that a peer showed
  export extern "evpki totp help verify" [
  ]

  # Print the totpConfig that a peer, or a server, makes and checks codes by
  export extern "evpki totp help export" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki totp help help" [
  ]

  def "nu-complete evpki vault color" [] {
    [ "auto" "always" "never" ]
  }

  # Open and close the vault, and change its passphrase
  export extern "evpki vault" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault status color" [] {
    [ "auto" "always" "never" ]
  }

  # Say how the vault can be opened
  export extern "evpki vault status" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault status color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault unlock color" [] {
    [ "auto" "always" "never" ]
  }

  # Have the keyring of this account open the vault from now on
  export extern "evpki vault unlock" [
    --for: string             # For how long, such as 30m, 8h or 2d [default: see `vault auto-lock`]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault unlock color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault lock color" [] {
    [ "auto" "always" "never" ]
  }

  # Take the vault's key out of the keyring of this account
  export extern "evpki vault lock" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault lock color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault auto-lock color" [] {
    [ "auto" "always" "never" ]
  }

  # Decide for how long `vault unlock` opens the vault
  export extern "evpki vault auto-lock" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault auto-lock color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    lasting: string           # For how long, such as 30m, 8h or 2d; off: as long as the keyring keeps the key
  ]

  def "nu-complete evpki vault passphrase color" [] {
    [ "auto" "always" "never" ]
  }

  # Change the passphrase of the vault
  export extern "evpki vault passphrase" [
    --label: string           # Whose passphrase, by the label of its slot [default: that of the old one]
    --new-passphrase: string  # Where the new passphrase is [default: asked for, twice]
    --kdf-high                # Harden it with 2 GiB of memory [default: as the old one]
    --kdf-standard            # Harden it with 64 MiB of memory, even if the old one had 2 GiB
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault passphrase color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault rekey color" [] {
    [ "auto" "always" "never" ]
  }

  # Give the vault a new master key, and seal everything under it
  export extern "evpki vault rekey" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault rekey color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault recovery color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault recovery" [
    --label: string           # What to call it [default: recovery, recovery-2 and so on]
    --out: path               # Write the code to this file, which only its owner may read, and do not show it
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault recovery color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots color" [] {
    [ "auto" "always" "never" ]
  }

  # Add, list and remove the ways to open the vault
  export extern "evpki vault slots" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots add color" [] {
    [ "auto" "always" "never" ]
  }

  # Add a way to open the vault
  export extern "evpki vault slots add" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots add color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots add passphrase color" [] {
    [ "auto" "always" "never" ]
  }

  # Add a passphrase beside the others, such as somebody else's
  export extern "evpki vault slots add passphrase" [
    --label: string           # Whose it is
    --new-passphrase: string  # Where the new passphrase is [default: asked for, twice]
    --kdf-high                # Harden it with 2 GiB of memory instead of 64 MiB
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots add passphrase color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots add recovery color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault slots add recovery" [
    --label: string           # What to call it [default: recovery, recovery-2 and so on]
    --out: path               # Write the code to this file, which only its owner may read, and do not show it
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots add recovery color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots add key-file color" [] {
    [ "auto" "always" "never" ]
  }

  # Make a key file, which opens the vault by itself
  export extern "evpki vault slots add key-file" [
    --label: string           # What to call it [default: the name of the file]
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots add key-file color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    file: path                # The file to make, which only its owner may read
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault slots add help" [
  ]

  # Add a passphrase beside the others, such as somebody else's
  export extern "evpki vault slots add help passphrase" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault slots add help recovery" [
  ]

  # Make a key file, which opens the vault by itself
  export extern "evpki vault slots add help key-file" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault slots add help help" [
  ]

  def "nu-complete evpki vault slots list color" [] {
    [ "auto" "always" "never" ]
  }

  # List the ways to open the vault
  export extern "evpki vault slots list" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots list color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki vault slots remove color" [] {
    [ "auto" "always" "never" ]
  }

  # Remove a way to open the vault
  export extern "evpki vault slots remove" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki vault slots remove color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    which: string             # Its label, or its kind if there is one of it, or both: passphrase:alice
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault slots help" [
  ]

  # Add a way to open the vault
  export extern "evpki vault slots help add" [
  ]

  # Add a passphrase beside the others, such as somebody else's
  export extern "evpki vault slots help add passphrase" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault slots help add recovery" [
  ]

  # Make a key file, which opens the vault by itself
  export extern "evpki vault slots help add key-file" [
  ]

  # List the ways to open the vault
  export extern "evpki vault slots help list" [
  ]

  # Remove a way to open the vault
  export extern "evpki vault slots help remove" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault slots help help" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault help" [
  ]

  # Say how the vault can be opened
  export extern "evpki vault help status" [
  ]

  # Have the keyring of this account open the vault from now on
  export extern "evpki vault help unlock" [
  ]

  # Take the vault's key out of the keyring of this account
  export extern "evpki vault help lock" [
  ]

  # Decide for how long `vault unlock` opens the vault
  export extern "evpki vault help auto-lock" [
  ]

  # Change the passphrase of the vault
  export extern "evpki vault help passphrase" [
  ]

  # Give the vault a new master key, and seal everything under it
  export extern "evpki vault help rekey" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault help recovery" [
  ]

  # Add, list and remove the ways to open the vault
  export extern "evpki vault help slots" [
  ]

  # Add a way to open the vault
  export extern "evpki vault help slots add" [
  ]

  # Add a passphrase beside the others, such as somebody else's
  export extern "evpki vault help slots add passphrase" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki vault help slots add recovery" [
  ]

  # Make a key file, which opens the vault by itself
  export extern "evpki vault help slots add key-file" [
  ]

  # List the ways to open the vault
  export extern "evpki vault help slots list" [
  ]

  # Remove a way to open the vault
  export extern "evpki vault help slots remove" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki vault help help" [
  ]

  def "nu-complete evpki status color" [] {
    [ "auto" "always" "never" ]
  }

  # Say what needs attention
  export extern "evpki status" [
    --within: string          # Tell of what ends within this time
    --metrics                 # Say it in numbers, in the text format of Prometheus
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki status color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
  ]

  def "nu-complete evpki completions shell" [] {
    [ "bash" "zsh" "fish" "elvish" "powershell" "nushell" ]
  }

  def "nu-complete evpki completions color" [] {
    [ "auto" "always" "never" ]
  }

  # Print the script that makes a shell complete evpki's command lines
  export extern "evpki completions" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki completions color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    shell: string@"nu-complete evpki completions shell" # The shell
  ]

  def "nu-complete evpki man color" [] {
    [ "auto" "always" "never" ]
  }

  # Write the manual pages into a directory
  export extern "evpki man" [
    --home: directory         # Where the PKI is kept [default: the platform's data directory]
    --json                    # Answer in JSON: one object, or one a line
    --quiet(-q)               # Say nothing but data and errors
    --verbose(-v)             # Say first where the PKI is kept, and in whose name the audit will take it down
    --yes(-y)                 # Do it without asking back
    --no-input                # Never ask anything; fail instead
    --color: string@"nu-complete evpki man color" # When to use colour
    --passphrase: string      # Where the passphrase is: env:NAME, file:PATH, fd:N, stdin, keyring: or more
    --passphrase-file: path   # The file whose first line is the passphrase, `-` for stdin
    --help(-h)                # Print help (see more with '--help')
    --version(-V)             # Print version
    directory: directory      # The directory
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki help" [
  ]

  # Found a PKI
  export extern "evpki help init" [
  ]

  # Make a whole test PKI to look at
  export extern "evpki help demo" [
  ]

  # Give a CSMS its certificates
  export extern "evpki help server" [
  ]

  # Issue the certificates of a CSMS
  export extern "evpki help server issue" [
  ]

  # Register chargers, give them certificates, take them out of service
  export extern "evpki help charger" [
  ]

  # Provision the chargers of a manifest
  export extern "evpki help charger provision" [
  ]

  # Serve chargers one by one, by barcode scanner
  export extern "evpki help charger scan" [
  ]

  # Register a charger
  export extern "evpki help charger add" [
  ]

  # Issue the certificate of a charger
  export extern "evpki help charger issue" [
  ]

  # Show a charger
  export extern "evpki help charger show" [
  ]

  # List the chargers in use
  export extern "evpki help charger list" [
  ]

  # Take a charger out of service
  export extern "evpki help charger decommission" [
  ]

  # Give parties of OCPI their certificates, and list them
  export extern "evpki help party" [
  ]

  # Issue a certificate to a party of OCPI
  export extern "evpki help party issue" [
  ]

  # List the parties of OCPI that have certificates
  export extern "evpki help party list" [
  ]

  # Show a party of OCPI: its certificates by purpose, and whom they speak for
  export extern "evpki help party show" [
  ]

  # Look at the authorities of the PKI, and give their certificates to peers
  export extern "evpki help ca" [
  ]

  # List the authorities, each after the one above it
  export extern "evpki help ca list" [
  ]

  # Show an authority: its certificate, its key, its CRL, what it has issued
  export extern "evpki help ca show" [
  ]

  # Give an authority's certificate to peers
  export extern "evpki help ca export" [
  ]

  # Look at certificates, verify them, take them back, give some out
  export extern "evpki help certificate" [
  ]

  # Issue a certificate to a holder of ISO 15118, or to who signs
  export extern "evpki help certificate issue" [
  ]

  # Hand out a certificate of a holder of ISO 15118, or of who signs
  export extern "evpki help certificate export" [
  ]

  # List certificates
  export extern "evpki help certificate list" [
  ]

  # Show what a certificate says, and whether it counts
  export extern "evpki help certificate show" [
  ]

  # Verify a certificate as its peers would
  export extern "evpki help certificate verify" [
  ]

  # Say whether who shows a certificate may do something
  export extern "evpki help certificate authorize" [
  ]

  # Hold anybody's certificate, chain, request or CRL against the rules
  export extern "evpki help certificate lint" [
  ]

  # Revoke a certificate, for good
  export extern "evpki help certificate revoke" [
  ]

  # Hold a certificate: it does not count until it is released
  export extern "evpki help certificate hold" [
  ]

  # Release a certificate that was held: it counts again
  export extern "evpki help certificate release" [
  ]

  # Issue and publish revocation lists
  export extern "evpki help crl" [
  ]

  # Issue the CRLs that are due, and write all of them where they can be fetched
  export extern "evpki help crl publish" [
  ]

  # Look at what certificates may look like, and check profiles of your own
  export extern "evpki help profile" [
  ]

  # List the profiles of the PKI
  export extern "evpki help profile list" [
  ]

  # Show a profile as it is written
  export extern "evpki help profile show" [
  ]

  # Check files that are to hold profiles
  export extern "evpki help profile check" [
  ]

  # Look at which authorities there may be, and check hierarchies of your own
  export extern "evpki help hierarchy" [
  ]

  # List the hierarchies that come with evpki, and the PKI's own
  export extern "evpki help hierarchy list" [
  ]

  # Show the authorities of a hierarchy, and what each of them issues
  export extern "evpki help hierarchy show" [
  ]

  # Check files that are to hold hierarchies
  export extern "evpki help hierarchy check" [
  ]

  # See what was done, by whom, and whether the record of it is whole
  export extern "evpki help audit" [
  ]

  # List what was done, the oldest first
  export extern "evpki help audit list" [
  ]

  # Verify that no audit record was edited, removed, moved or added
  export extern "evpki help audit verify" [
  ]

  # Export the audit, with a signed head that can be kept elsewhere
  export extern "evpki help audit export" [
  ]

  # Check the store, copy it, take a copy back
  export extern "evpki help store" [
  ]

  # Check that the store is whole
  export extern "evpki help store check" [
  ]

  # Write a copy of the store, while others may go on working
  export extern "evpki help store backup" [
  ]

  # Put a backup in the place of the store
  export extern "evpki help store restore" [
  ]

  # Write and read what a charger, a CSMS or a party of OCPI receives
  export extern "evpki help bundle" [
  ]

  # Write the bundle of a charger
  export extern "evpki help bundle device" [
  ]

  # Write the bundle of a CSMS
  export extern "evpki help bundle server" [
  ]

  # Write the bundle of a party of OCPI
  export extern "evpki help bundle party" [
  ]

  # Show what a bundle holds, without its secrets
  export extern "evpki help bundle show" [
  ]

  # Verify that bundles are intact, and who made them
  export extern "evpki help bundle verify" [
  ]

  # Make, replace and show passwords of chargers
  export extern "evpki help password" [
  ]

  # Make the first passwords of chargers of security profiles 1 and 2
  export extern "evpki help password provision" [
  ]

  # Begin to replace passwords of chargers: print the message to send to each
  export extern "evpki help password rotate" [
  ]

  # Put a pending password in force: the charger took it
  export extern "evpki help password confirm" [
  ]

  # Take a pending password back: the charger did not take it
  export extern "evpki help password abort" [
  ]

  # Give up the default password of a batch that no charger shows any more
  export extern "evpki help password retire" [
  ]

  # Show where the passwords of a charger stand
  export extern "evpki help password show" [
  ]

  # List chargers whose passwords somebody has to see to
  export extern "evpki help password due" [
  ]

  # Show or change how old passwords may become
  export extern "evpki help password policy" [
  ]

  # Export what a CSMS stores to recognise passwords by
  export extern "evpki help password export" [
  ]

  # Exchange credentials tokens with peers of OCPI
  export extern "evpki help token" [
  ]

  # Make the first token that a peer shows, or take in the one that it has made
  export extern "evpki help token issue" [
  ]

  # Begin to replace a token: make the next one, or take in the peer's
  export extern "evpki help token rotate" [
  ]

  # Put a pending token in force: it was used
  export extern "evpki help token confirm" [
  ]

  # Give up a pending token: the one before stays in force
  export extern "evpki help token abort" [
  ]

  # Give up all tokens of a peer at once, such as when it is lost
  export extern "evpki help token retire" [
  ]

  # Show where the tokens of a peer stand
  export extern "evpki help token show" [
  ]

  # List the peers of OCPI, and where the tokens exchanged with each stand
  export extern "evpki help token list" [
  ]

  # Say how a peer speaks OCPI: its version, and how tokens stand in headers
  export extern "evpki help token peer" [
  ]

  # Print the credentials object that gives a peer its token
  export extern "evpki help token credentials" [
  ]

  # Export by what a server recognises the tokens that peers show
  export extern "evpki help token export" [
  ]

  # Agree on time-based codes with peers of OCPI, make and check them
  export extern "evpki help totp" [
  ]

  # Make the shared secret of the codes that a peer shows, or take in its own
  export extern "evpki help totp provision" [
  ]

  # Begin to replace a shared secret: make the next one, or take it in
  export extern "evpki help totp rotate" [
  ]

  # Put a pending TOTP in force: its codes were taken
  export extern "evpki help totp confirm" [
  ]

  # Give up a pending TOTP: the one before stays in force
  export extern "evpki help totp abort" [
  ]

  # Give up all TOTPs of a peer at once, such as when it is lost
  export extern "evpki help totp retire" [
  ]

  # Show where the TOTPs of a peer stand
  export extern "evpki help totp show" [
  ]

  # Print the code of now
  export extern "evpki help totp code" [
  ]

  # Check a code that a peer showed
  export extern "evpki help totp verify" [
  ]

  # Print the totpConfig that a peer, or a server, makes and checks codes by
  export extern "evpki help totp export" [
  ]

  # Open and close the vault, and change its passphrase
  export extern "evpki help vault" [
  ]

  # Say how the vault can be opened
  export extern "evpki help vault status" [
  ]

  # Have the keyring of this account open the vault from now on
  export extern "evpki help vault unlock" [
  ]

  # Take the vault's key out of the keyring of this account
  export extern "evpki help vault lock" [
  ]

  # Decide for how long `vault unlock` opens the vault
  export extern "evpki help vault auto-lock" [
  ]

  # Change the passphrase of the vault
  export extern "evpki help vault passphrase" [
  ]

  # Give the vault a new master key, and seal everything under it
  export extern "evpki help vault rekey" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki help vault recovery" [
  ]

  # Add, list and remove the ways to open the vault
  export extern "evpki help vault slots" [
  ]

  # Add a way to open the vault
  export extern "evpki help vault slots add" [
  ]

  # Add a passphrase beside the others, such as somebody else's
  export extern "evpki help vault slots add passphrase" [
  ]

  # Make a recovery code: what opens the vault when the passphrase is forgotten
  export extern "evpki help vault slots add recovery" [
  ]

  # Make a key file, which opens the vault by itself
  export extern "evpki help vault slots add key-file" [
  ]

  # List the ways to open the vault
  export extern "evpki help vault slots list" [
  ]

  # Remove a way to open the vault
  export extern "evpki help vault slots remove" [
  ]

  # Say what needs attention
  export extern "evpki help status" [
  ]

  # Print the script that makes a shell complete evpki's command lines
  export extern "evpki help completions" [
  ]

  # Write the manual pages into a directory
  export extern "evpki help man" [
  ]

  # Print this message or the help of the given subcommand(s)
  export extern "evpki help help" [
  ]

}

export use completions *
