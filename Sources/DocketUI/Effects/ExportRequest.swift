package import DocketDomain

/// What can be exported where one is: its address, what it becomes, and its name.
package struct ExportTarget: Hashable, Sendable {
    package let source: Address
    package let kind: ExportKind
    package let title: String
    /// What the viewer shows of a table, where one is open.
    let view: ExportView?
    /// The names of a sheet's tables, where they are known.
    var tables: [String] = []
}

/// A file that the user wants.
package struct ExportRequest: Hashable, Sendable {
    /// Tells its answers from those to others.
    package let ticket: Int
    package let source: Address
    package let format: ExportFormat
    package let choices: ExportChoices
}

/// Something that has to happen with exports outside of the state.
package enum ExportEffect: Hashable, Sendable {
    case make(ExportRequest)
    /// A new export of the same source, as it is now.
    case makeAgain(ExportID, ticket: Int)
    case retry(ExportID, ticket: Int)
    case delete(ExportID)
    /// Opens the file with the user's own program.
    case open(ExportID)
    case copyPath(ExportID)
}

/// What became of it.
package enum ExportAnswer: Sendable {
    case begun(ExportID, ticket: Int)
    /// From 0 to 1; nothing where the whole is not known.
    case progress(Double?, ticket: Int)
    case finished(ticket: Int, name: String, bytes: Int, notes: [String])
    case failed(ticket: Int?, DocketError)
    /// Something is done, in words.
    case done(String)
}
