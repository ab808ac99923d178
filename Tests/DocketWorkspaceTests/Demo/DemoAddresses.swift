/// Where the demo's objects are, whenever and wherever it is made: golden screens and documents may name them.
enum DemoAddresses {
    /// Title and id, in the order of the list.
    static let threads = [
        ["Fee comparison for Okafor", "0192f1c4-8000-7001-951a-2815d84f1189"],
        ["Q3 review: Ada Okafor", "0192f19f-0a28-7001-ac50-683386e1479e"],
        ["Onboarding: Lindqvist AB", "0192eb02-2740-7001-b99d-5067ce99d64c"],
        ["About: Price list", "0192e792-ca10-7001-88ec-97b290971950"],
        ["Investment policy: Fondation Élan", "0192d66e-5c90-7001-a2a6-e5cb4fa137ae"],
        ["Moving house: the Chan family 陳家", "01929196-00a0-7001-a3ff-d0c8c188bde1"],
        ["Currency hedging: Haddad حدّاد", "019284fb-af20-7001-8cdc-dff158bc13f1"],
        ["Inheritance: Cohen כהן", "0192607f-ee90-7001-a3ee-43f9750b5d69"],
    ]

    /// Title and id, in the order of the list.
    static let artifacts = [
        ["Quarterly fees query", "0192f1c9-fe40-7002-a1ee-c2f3189f201c"],
        ["Fee comparison", "0192f1c5-6a60-7002-8960-2c67a70830dd"],
        ["Kick-off notes: Lindqvist AB", "0192eb16-4b80-7002-b065-245164bd9180"],
        ["Spending rule, back-tested", "0192d6d3-11d0-7002-93a4-4937cd2793dd"],
        ["Investment policy statement: Fondation Élan", "0192d671-1bb0-7002-ba33-d04a5dfcfced"],
        ["Cut-over plan: Chan family", "0192afe8-aeb8-7002-a026-eed39bf3e56b"],
        ["Price list", "0192a4d3-ebc8-7002-80d2-d3c9e4d89a79"],
        ["Reconciliation of positions", "0192a024-bb98-7002-a1ec-9921d5d195d6"],
        ["Entries that explain a difference", "01929ae2-5fa0-7002-8714-d1f0dba4cfb9"],
        ["Ledger of the old custodian", "01929ad6-edf0-7002-857c-92807bb6d6c5"],
        ["Open exposure over twelve months", "0192859d-bb80-7002-9e7c-9d89085d95e9"],
        ["Open exposure by currency", "01928580-6f80-7002-9e60-724c4212b8a8"],
        ["Ways to deal with the euro", "01928539-f0a0-7002-84e2-f49ae30d4a76"],
        ["Currency exposure by quarter", "01928507-9600-7002-ab7b-f0022b6a366d"],
        ["Estate of Miriam Cohen", "0192608c-bfd0-7002-86f0-f8eba9fcffc1"],
    ]
}
