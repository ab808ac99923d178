import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation
import Resources

/// `docket schema`: which fields a profile has.
struct SchemaCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "schema", abstract: "Show or replace the fields that profiles have.",
        subcommands: [SchemaShow.self, SchemaSet.self], defaultSubcommand: SchemaShow.self)
}

/// `docket schema show`.
struct SchemaShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the fields by group, and what is allowed in each.",
        discussion: "With --json it prints a schema file, to be edited and handed to `docket schema set`.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let schema = try await global.open().workspace.queries.schema()
        try global.output.show(schema.json) { Self.text(schema) }
    }

    private static func text(_ schema: ProfileSchema) -> String {
        let sections = schema.groups.map { group in
            var table = ColumnText([
                .init(title: VisibleText.line(group.label)), .init(title: ""), .init(title: "", isFlexible: true),
            ])
            for field in schema.fields where field.group == group.key {
                table.add([field.label, field.key, field.allowedText + (field.isSensitive ? " (sensitive)" : "")])
            }
            return table.text(width: Terminal.size?.columns)
        }
        return (["Schema version \(schema.version)"] + sections).joined(separator: "\n\n")
    }
}

/// `docket schema set`.
struct SchemaSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Replace the schema; admins only.",
        discussion: """
            Values that profiles have already stay as they are. What waits for a decision is checked again when it is \
            decided. The new schema gets the next version. A field's “notes”, and the schema's own, are rules for \
            reading notes; README tells what stands in them.
            """)

    @Argument(help: ArgumentHelp("The schema file, or - for standard input.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let schema = try ProfileSchema(decoding: InputBytes.read(file, atMost: Limits.messageBytes))
        try schema.checkNotesRules(beside: Data(contentsOf: Resources.url(of: "extraction.json")))
        let workspace = try await global.openForWriting().workspace
        let outcome = try await workspace.perform(.setSchema(schema), idempotencyKey: write.idempotencyKey)
        let now = try await workspace.queries.schema()
        try global.output.show(now.json) {
            outcome.already
                ? "This schema is in force already, as version \(now.version)."
                : "Version \(now.version) is in force: \(Count.text(now.fields.count, "field"))."
        }
    }
}
