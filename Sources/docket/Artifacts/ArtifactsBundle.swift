import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket artifacts bundle`.
struct ArtifactsBundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "bundle", abstract: "Put artifacts into one file, to take them to another workspace.",
        discussion: "Threads, proposals, and who made what when, stay here.")

    @Argument(help: ArgumentHelp("The artifacts.", valueName: "id"))
    var ids: [String]

    @Option(help: ArgumentHelp("The new file, or - for standard output.", valueName: "file"), completion: .file())
    var out: String

    @Flag(help: "With all their revisions; with the newest one unless given.")
    var revisions = false

    @OptionGroup var global: GlobalOptions

    func validate() throws {
        if ids.isEmpty { throw ValidationError("Name one artifact at least.") }
    }

    func run() async throws {
        let workspace = try await global.open().workspace
        let bundle = try await workspace.bundle(
            try await workspace.queries.artifactIDs(ids), withHistory: revisions)
        let bytes = Data(bundle.json.serialized(pretty: true).utf8) + Data("\n".utf8)
        guard out != "-" else { return try Output.print(bytes: bytes) }
        let file = URL(fileURLWithPath: out)
        do {
            try bytes.write(to: file, options: .withoutOverwriting)
        } catch CocoaError.fileWriteFileExists {
            throw DocketError(.alreadyExists, "\(out) is there already. Name another file.")
        } catch {
            throw CommandFailure(
                code: "unavailable", status: .cannotCreate,
                message: "\(out) can't be written: \(error.localizedDescription)")
        }
        try global.output.show([
            "file": .string(file.path), "artifacts": .number(bundle.entries.count), "bytes": .number(bytes.count),
        ]) {
            "Wrote \(Count.text(bundle.entries.count, "artifact")) to \(VisibleText.line(out))."
        }
    }
}

/// `docket artifacts unbundle`.
struct ArtifactsUnbundle: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "unbundle",
        abstract: "Make the artifacts that a bundle has; those that are there already stay as they are."
    )

    @Argument(help: ArgumentHelp("The bundle, or - for standard input.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    private static let maximumBytes = 1 << 30

    func run() async throws {
        let bytes = try InputBytes.read(file, atMost: Self.maximumBytes)
        let json: JSON
        do {
            json = try JSON(parsing: [UInt8](bytes), maximumDepth: Limits.nesting)
        } catch {
            throw DocketError(.invalidArgument, "The bundle is no valid JSON: \(error).")
        }
        let bundle = try ArtifactBundle(json: json)
        let workspace = try await global.openForWriting().workspace
        let made = try await workspace.unbundle(bundle, idempotencyKey: write.idempotencyKey)
        let skipped = made.filter { $0.error != nil }
        let items = made.filter { $0.error == nil }
        try global.output.show([
            "items": .array(items.map { ["id": .string($0.id.rawValue), "already": .bool($0.already)] }),
            "skipped": .array(
                skipped.map { artifact in
                    [
                        "id": .string(artifact.id.rawValue), "code": .string(artifact.error?.code.rawValue ?? ""),
                        "message": .string(artifact.error?.message ?? ""),
                    ]
                }),
        ]) {
            let new = items.count { !$0.already }
            let lines = skipped.map { "Skipped \($0.id): \(VisibleText.line($0.error?.message ?? ""))" }
            let present = items.count - new
            return (["Made \(Count.text(new, "artifact")); \(present) were there already."] + lines)
                .joined(separator: "\n")
        }
        if !skipped.isEmpty { throw ExitStatus.badData }
    }
}

/// `docket artifacts duplicate`.
struct ArtifactsDuplicate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "duplicate", abstract: "Make another artifact with the newest content of one.",
        discussion: """
            It has the same tags but for “template”: a copy of a template is a query to work with. It keeps what it was \
            made from as metadata.copied_from.
            """)

    @Argument(help: ArgumentHelp("The artifact.", valueName: "id"))
    var id: String

    @Option(help: ArgumentHelp("What the new one is called; the same with “(copy)” unless given.", valueName: "title"))
    var title: String?

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let workspace = try await global.openForWriting().workspace
        let original = try await workspace.queries.artifactID(id)
        let copy = try await workspace.duplicate(original, title: title, idempotencyKey: write.idempotencyKey)
        let artifact = try await workspace.queries.artifact(copy)
        let revision = try await workspace.queries.revision(nil, of: copy)
        let payload = try await workspace.payload(of: revision, artifact: copy, rows: 0..<100)
        try global.output.show(artifact.wire(payload: payload)) {
            "Made artifact:\(copy) “\(VisibleText.line(artifact.title))”."
        }
    }
}
