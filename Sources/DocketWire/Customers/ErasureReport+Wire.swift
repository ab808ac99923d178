package import DocketDomain

extension ErasureReport {
    /// What an erasure did, and what it left.
    package func wire(_ customer: String) -> JSON {
        [
            "id": .string(customer),
            "erased": true,
            "already": .bool(already),
            "documents": .array(documents.map { ["id": .id($0.id), "title": .string($0.title)] }),
            "left": [
                "documents": .array(left.documents.map { .id($0) }),
                "customers": .array(left.customers.map { .id($0) }),
            ],
            "exports": .number(exports),
            "copies": .number(copies),
        ]
    }
}
