package import DocketDomain

/// What can be exported where one is: its address, what it becomes, and its name.
package struct ExportTarget: Hashable, Sendable {
    package let source: Address
    package let kind: ExportKind
    package let title: String
    /// What the viewer shows of a table, where one is open and does not simply show everything.
    let view: ExportView?
    /// The names of a sheet's tables, where they are known.
    var tables: [String] = []
    /// The table that is open, and the names of its columns, where they are known.
    var sheet = 0
    var columns: [String] = []
}

/// Where a copy of an export is put: a folder, as it was typed, and a name for it there.
package struct ExportDestination: Hashable, Sendable, Codable {
    /// May begin with `~`.
    package let folder: String
    /// Without an ending; the export's own name where there is none.
    package let name: String?

    package init(folder: String, name: String? = nil) {
        self.folder = folder
        self.name = name
    }
}

/// A file that the user wants.
package struct ExportRequest: Hashable, Sendable {
    /// Tells its answers from those to others.
    package let ticket: Int
    package let source: Address
    package let format: ExportFormat
    package let choices: ExportChoices
    /// Where a copy goes; in the workspace alone where there is none.
    package let destination: ExportDestination?
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
    /// Copies the path of the file under its readable name: of the copy at that path, where it is still there.
    case copyPath(ExportID, saved: String?)
    /// Puts a copy of a finished export somewhere.
    case save(ExportID, ExportDestination)
}

/// What became of it.
package enum ExportAnswer: Sendable {
    case begun(ExportID, ticket: Int)
    /// From 0 to 1; nothing where the whole is not known.
    case progress(Double?, ticket: Int)
    case finished(ticket: Int, name: String, bytes: Int, notes: [String])
    /// A copy was put somewhere; with the ticket where it was made for that.
    case saved(ExportID, ticket: Int?, path: String, bytes: Int)
    case failed(ticket: Int?, DocketError)
    /// Something is done, in words.
    case done(String)
}
