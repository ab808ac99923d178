import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket artifacts create`.
struct ArtifactsCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make an artifact of a file.",
        discussion: """
            A table comes as CSV, TSV, a Markdown table or JSON; a doc as Markdown; a sql_query as SQL or JSON; a sheet \
            and any other kind as JSON.
            """)

    @Option(help: ArgumentHelp("table, doc, sheet, sql_query, or a kind of your own.", valueName: "kind"))
    var kind: String

    @Option(help: ArgumentHelp("What it is.", valueName: "title"))
    var title: String

    @Option(help: ArgumentHelp("The thread that it was made in.", valueName: "id"))
    var thread: String?

    @Option(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"), completion: .file())
    var from: String

    @Option(help: ArgumentHelp("A tag of it; of a query that others are to be made from: template.", valueName: "tag"))
    var tag: [String] = []

    @Flag(help: "Make an artifact of a kind that docket does not know.")
    var force = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        let kind = ArtifactKind(rawValue: kind)
        guard !force, !ArtifactKind.known.contains(kind) else { return }
        let known = ArtifactKind.known.filter { $0 != .profileEdit }.map(\.rawValue).joined(separator: ", ")
        throw ValidationError(
            "docket knows no kind “\(kind.rawValue)”; it knows \(known). Add --force where a kind of your own is meant."
        )
    }

    func run() async throws {
        let session = try await global.openForWriting()
        let kind = ArtifactKind(rawValue: kind)
        let content = try ContentFile.read(from, as: kind, global)
        let thread: ThreadID? = if let thread { try await session.workspace.queries.threadID(thread) } else { nil }
        let new = NewArtifact(kind: kind, title: title, content: content.content, threadID: thread, tags: tag)
        let outcome = try await session.workspace.perform(
            .createArtifact(new), idempotencyKey: write.idempotencyKey, blobs: content.blobs)
        guard let id = outcome.artifactID else {
            throw DocketError(.internal, "The artifact was made, but has no id. See `docket artifacts list`.")
        }
        try await ContentFile.report(id, saying: "Made", session, global)
    }
}

/// `docket artifacts revise`.
struct ArtifactsRevise: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "revise", abstract: "Give an artifact a new revision; the old ones stay readable.")

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("The file, or - for standard input.", valueName: "file"), completion: .file())
    var from: String

    @Option(help: ArgumentHelp("Another title.", valueName: "title"))
    var title: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        let id = try await session.workspace.queries.artifactID(id)
        let kind = try await session.workspace.queries.artifact(id).kind
        let content = try ContentFile.read(from, as: kind, global)
        try await session.workspace.perform(
            .artifact(id, .revise(content.content, title: title)), idempotencyKey: write.idempotencyKey,
            blobs: content.blobs)
        try await ContentFile.report(id, saying: "Revised", session, global)
    }
}

/// The file that an artifact's content comes from.
private enum ContentFile {
    /// Tables may be larger than other payloads, since they are kept in chunks.
    private static let maximumBytes = 1 << 30

    static func read(_ path: String, as kind: ArtifactKind, _ global: GlobalOptions) throws -> PreparedContent {
        let bytes = try InputBytes.read(path, atMost: kind == .table ? maximumBytes : Limits.payloadBytes)
        let content = try PreparedContent(ofKind: kind, from: bytes, name: path == "-" ? nil : path)
        for warning in content.warnings { global.output.note("docket: \(warning)") }
        return content
    }

    static func report(
        _ id: ArtifactID, saying done: String, _ session: Session, _ global: GlobalOptions
    ) async throws {
        let workspace = session.workspace
        let artifact = try await workspace.queries.artifact(id)
        session.telemetry.record(
            .artifactSaved,
            [
                "artifact_id": .string(id.rawValue),
                "kind": .string(ArtifactKind.known.contains(artifact.kind) ? artifact.kind.rawValue : "other"),
                "revision": .number(artifact.revision), "rows": .number(artifact.size.rows),
            ])
        let revision = try await workspace.queries.revision(nil, of: id)
        let payload = try await workspace.payload(of: revision, artifact: id, rows: 0..<100)
        try global.output.show(artifact.wire(payload: payload)) {
            "\(done) artifact:\(id) “\(VisibleText.line(artifact.title))”, revision \(artifact.revision)."
        }
    }
}
