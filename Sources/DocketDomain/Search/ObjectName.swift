/// What an id can be of, on the command line and in an address; the raw value is the word before the colon there.
package enum ObjectKind: String, Hashable, Sendable, CaseIterable {
    case thread, artifact, customer, export
    case batch = "review"

    /// Several of them, in a sentence.
    package var plural: String {
        switch self {
        case .thread: "threads"
        case .artifact: "artifacts"
        case .customer: "customers"
        case .export: "exports"
        case .batch: "batches"
        }
    }
}

/// Something that has an id, as a list of candidates names it.
package struct ObjectName: Hashable, Sendable {
    package let kind: ObjectKind
    package let id: String
    /// Empty for a batch, which has none.
    package let title: String

    package init(_ kind: ObjectKind, id: String, title: String) {
        self.kind = kind
        self.id = id
        self.title = title
    }

    /// Where it is shown.
    package var address: Address {
        switch kind {
        case .thread: .thread(ThreadID(id))
        case .artifact: .artifact(ArtifactID(id))
        case .customer: .customer(CustomerID(id))
        case .export: .export(ExportID(id))
        case .batch: .batch(BatchID(id))
        }
    }
}

extension Address {
    /// What it names, and by which text; nil for a list.
    package var object: (kind: ObjectKind, id: String)? {
        switch self {
        case .thread(let id): (.thread, id.rawValue)
        case .artifact(let id): (.artifact, id.rawValue)
        case .customer(let id): (.customer, id.rawValue)
        case .export(let id): (.export, id.rawValue)
        case .batch(let id): (.batch, id.rawValue)
        case .threads, .artifacts, .review, .customers, .exports: nil
        }
    }
}
