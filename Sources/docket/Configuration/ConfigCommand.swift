import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket config`: settings.
struct ConfigCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "config", abstract: "Show and change settings.",
        discussion: """
            The environment comes before the workspace's config.yaml, that before your own, and that before what docket \
            comes with.
            """,
        subcommands: [ConfigShow.self, ConfigPath.self, ConfigSet.self], defaultSubcommand: ConfigShow.self)
}

/// `docket config show`.
struct ConfigShow: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "show", abstract: "Show the settings that hold, and where each comes from.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let settings = try global.request.settings()
        let items = Setting.all.map { setting -> JSON in
            let value = settings.value(of: setting)
            return [
                "key": .string(setting.key),
                "value": setting.wire(value.text),
                "source": .string(value.source.description),
                "default": setting.wire(setting.standard),
                "summary": .string(setting.summary),
            ]
        }
        try global.output.show(["settings": .array(items)]) {
            var table = ColumnText([
                .init(title: "SETTING"), .init(title: "VALUE"), .init(title: "FROM", isFlexible: true),
                .init(title: "WHAT IT IS"),
            ])
            for setting in Setting.all {
                let value = settings.value(of: setting)
                table.add([setting.key, value.text, value.source.description, setting.summary])
            }
            return table.text(width: nil)
        }
    }
}

extension Setting {
    /// A value in JSON's own type.
    fileprivate func wire(_ text: String) -> JSON {
        switch kind {
        case .flag: .bool(text == "true")
        case .choice, .text: .string(text)
        case .share: Double(text).map { .number($0) } ?? .string(text)
        case .number: Int(text).map { .number($0) } ?? .string(text)
        }
    }
}

/// `docket config path`.
struct ConfigPath: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "path", abstract: "Print where your settings are, or the workspace's.")

    @Flag(help: "The workspace's file.")
    var inWorkspace = false

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let request = global.request
        let user = request.directories.settingsFile.path
        let workspace = Settings.workspaceFile(in: request.folder).path
        try global.output.show(["user": .string(user), "workspace": .string(workspace)]) {
            VisibleText.line(inWorkspace ? workspace : user)
        }
    }
}

/// `docket config set`.
struct ConfigSet: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "set", abstract: "Change a setting in your file, or in the workspace's.",
        discussion: "Every other line of the file stays as it is.")

    @Argument(help: ArgumentHelp("The setting; `docket config show` lists them.", valueName: "key"))
    var key: String

    @Argument(help: ArgumentHelp("Its value.", valueName: "value"))
    var value: String

    @Flag(help: "In the workspace's file, for everybody who works in it.")
    var inWorkspace = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        try global.refuseIfReadOnly()
        let request = global.request
        let file: SettingsFile
        if inWorkspace {
            guard FileManager.default.fileExists(atPath: request.folder.path) else {
                throw DocketError(
                    .notFound, "There is no workspace in \(request.folder.path). Make one with `docket init`.")
            }
            file = SettingsFile(Settings.workspaceFile(in: request.folder), of: .workspace)
        } else {
            file = SettingsFile(request.directories.settingsFile, of: .user)
        }
        let value = try await set(in: file)
        try global.output.show(["key": .string(key), "value": .string(value), "file": .string(file.url.path)]) {
            "Set \(key) to \(value) in \(VisibleText.line(file.url.path))."
        }
    }

    /// - Returns: The value as it is kept.
    private func set(in file: SettingsFile) async throws -> String {
        // Keys are remembered by the workspace; where there is none yet, a value that is set again is the same value.
        guard let idempotencyKey = write.idempotencyKey, let workspace = try await global.request.workspaceIfMade()
        else { return try file.set(key, to: value) }
        let request: JSON = [
            "request": "config set", "key": .string(key), "value": .string(value), "file": .string(file.url.path),
        ]
        if let known = try await workspace.answer(to: request, key: idempotencyKey)?.string { return known }
        let kept = try file.set(key, to: value)
        _ = try await workspace.keep(.string(kept), to: request, key: idempotencyKey)
        return kept
    }
}
