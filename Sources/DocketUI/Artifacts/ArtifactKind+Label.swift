package import DocketDomain

extension ArtifactKind {
    /// The kind as lists name it.
    package var label: String {
        switch self {
        case .sqlQuery: "sql"
        case .profileEdit: "edit"
        default: rawValue
        }
    }

    /// A sign for the kind.
    package var sign: String {
        switch self {
        case .table: "▤"
        case .sheet: "▦"
        case .doc: "▥"
        case .sqlQuery: "▷"
        case .profileEdit: "✎"
        default: "◆"
        }
    }
}
