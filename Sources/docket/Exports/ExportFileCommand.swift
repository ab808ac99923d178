import ArgumentParser
import DocketApp
import DocketDomain
import DocketExport
import DocketWire
import DocketWorkspace
import Foundation

/// `docket export`: files of artifacts, threads, batches and customers.
struct ExportFileCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export", abstract: "Make a file to send: PDF, DOCX, XLSX, CSV, Markdown, HTML, JSON or SQL.",
        discussion: """
            The file is kept in the workspace, and `docket exports` lists it. --out copies it to a place of yours as \
            well: into a folder, where its name comes from the title and the day and replaces nothing, or to a file, \
            which is replaced. A symbolic link at that place is replaced and never written through.

            XLSX and CSV of a thread are its tables. Several tables are a worksheet each in XLSX, and a file each in CSV: \
            --out then names a folder, which gets a folder of them, or a file that ends with .zip.

            Several are made side by side, a file of each: --out then names a folder. What cannot be exported is skipped \
            and told, and the others are made all the same.
            """)

    @Argument(
        help: ArgumentHelp("Artifacts' ids, or thread:ID, review:BATCH, customer:ID.", valueName: "source"))
    var sources: [String]

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
        guard sources.count > 1 else { return }
        guard out != "-" else { throw ValidationError("--out - prints one file: name a folder, or export one by one.") }
        guard write.idempotencyKey == nil else {
            throw ValidationError("--idempotency-key stands for one export: export one by one with keys.")
        }
    }

    func run() async throws {
        let place: ExportPlace? = if let out, out != "-" { try ExportPlace(path: out) } else { nil }
        if sources.count > 1, case .file(let url)? = place {
            throw DocketError(
                .invalidArgument,
                "\(url.path) is no folder, and there are \(sources.count) files. Name a folder for them.")
        }
        let session = try await global.openForWriting()
        if let place { try session.workspace.check(place) }
        let work = ExportWork(session, global.output)
        let finished = FinishedExport(session, global)
        if let source = sources.first, sources.count == 1 {
            try await finished.give(try await work.make { try await begin(source, place, session) }, out: out, place)
        } else {
            let results = await work.make(of: sources) { try await begin($0, nil, session) }
            try await finished.give(results, of: sources, place)
        }
    }

    private func begin(_ source: String, _ place: ExportPlace?, _ session: Session) async throws -> ExportJob {
        let named: Address = source.contains(":") ? try Address(parsing: source) : .artifact(ArtifactID(source))
        let subject = try await session.workspace.queries.resolved(named)
        let choices = try await looks.choices(of: subject, in: session.workspace)
        var wanted = ExportSpecification(ExportSource(subject), as: format, choices)
        if case .file(let url)? = place { wanted.wantedExtension = url.pathExtension.lowercased() }
        return try await session.workspace.startExport(wanted, idempotencyKey: write.idempotencyKey)
    }
}

extension ExportFormat: ExpressibleByArgument {
    package init?(argument: String) {
        self.init(rawValue: argument.lowercased())
    }
}
