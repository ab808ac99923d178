import ArgumentParser
import DocketApp
import DocketDomain
import DocketExport
import DocketWire
import DocketWorkspace
import Foundation

/// `docket export`: a file of an artifact, a thread, a batch or a customer.
struct ExportFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Make a file to send: PDF, DOCX, XLSX, CSV, Markdown, HTML, JSON or SQL.",
        discussion: """
            The file is kept in the workspace, and `docket exports` lists it. --out copies it to a place of yours as \
            well: into a folder, where its name comes from the title and the day and replaces nothing, or to a file, \
            which is replaced. A symbolic link at that place is replaced and never written through.

            XLSX and CSV of a thread are its tables. Several tables are a worksheet each in XLSX, and a file each in CSV: \
            --out then names a folder, which gets a folder of them, or a file that ends with .zip.
            """)

    @Argument(
        help: ArgumentHelp("An artifact's id, or thread:ID, review:BATCH, customer:ID.", valueName: "source"))
    var source: String

    @Option(help: ArgumentHelp("pdf, docx, xlsx, csv, md, html, json or sql.", valueName: "format"))
    var format: ExportFormat

    @Option(help: ArgumentHelp("A copy for you: a file, a folder, or - for standard output.", valueName: "file"))
    var out: String?

    @OptionGroup var looks: ExportLooks
    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard out != "-" || !global.json else {
            throw ValidationError("--out - prints the file and --json a report: give one of them.")
        }
        guard out != "-" || !Terminal.outputIsTerminal else {
            throw ValidationError("--out - prints a file, and standard output is a terminal. Redirect it.")
        }
    }

    func run() async throws {
        let place: ExportPlace? = if let out, out != "-" { try ExportPlace(path: out) } else { nil }
        let session = try await global.openForWriting()
        if let place { try session.workspace.check(place) }
        let named: Address = source.contains(":") ? try Address(parsing: source) : .artifact(ArtifactID(source))
        let subject = try await session.workspace.queries.resolved(named)
        let choices = try await looks.choices(of: subject, in: session.workspace)
        var specification = ExportSpecification(ExportSource(subject), as: format, choices)
        if case .file(let url)? = place { specification.wantedExtension = url.pathExtension.lowercased() }
        let wanted = specification
        let result = try await ExportWork(session, global.output).make { () async throws(DocketError) in
            try await session.workspace.startExport(wanted, idempotencyKey: write.idempotencyKey)
        }
        try await FinishedExport(session, global).give(result, out: out, place)
    }
}

extension ExportFormat: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument.lowercased())
    }
}
