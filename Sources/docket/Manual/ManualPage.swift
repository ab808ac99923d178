import ArgumentParser
import DocketApp
import DocketDomain

/// The manual page, `docket.1`: all commands with their options, and what else one looks up.
struct ManualPage {
    private let program: CommandDescription
    /// The options of every command, and those of every command that writes.
    private let everywhere: [CommandDescription.Parameter]
    private let onWrites: [CommandDescription.Parameter]
    private let version: ProgramVersion
    private let about: String

    /// - Parameters:
    ///   - program: All commands.
    ///   - about: What it is for, in paragraphs.
    init(of program: any ParsableCommand.Type, about: String, version: ProgramVersion = .current) throws {
        self.version = version
        self.about = about
        self.program = try CommandDescription(of: program)
        everywhere = try CommandDescription(of: GlobalOptions.self).arguments ?? []
        onWrites = try (CommandDescription(of: WriteOptions.self).arguments ?? []).filter { !$0.isHelp }
    }

    /// - Parameter date: The day that the page is of.
    func text(date: String) -> String {
        var page = RoffPage(
            title: "DOCKET", section: 1, date: date, source: "docket \(version.number)", manual: "User Commands")
        addOpening(to: &page)
        addOptions(to: &page)
        page.section("COMMANDS")
        for command in program.subcommands ?? [] { add(command, path: [program.commandName], to: &page) }
        addSettings(to: &page)
        page.section("EXIT STATUS")
        for status in ExitStatus.allCases {
            page.item(.bold(String(status.rawValue)), RoffText(status.meaning))
        }
        page.section("ENVIRONMENT")
        for (name, meaning) in Self.environment { page.item(.bold(name), RoffText(prose: meaning)) }
        page.section("FILES")
        for (path, meaning) in Self.files { page.item(.italic(path), RoffText(prose: meaning)) }
        page.section("EXAMPLES")
        for (purpose, lines) in Self.examples {
            page.paragraph(RoffText(prose: purpose))
            page.example(lines)
        }
        return page.text
    }

    private func addOpening(to page: inout RoffPage) {
        page.section("NAME")
        let purpose = (program.abstract ?? "").withoutPeriod
        page.paragraph(RoffText("docket - \(purpose.prefix(1).lowercased())\(purpose.dropFirst())"))
        page.section("SYNOPSIS")
        page.paragraph(.bold("docket") + RoffText(" [") + .italic("LOCATION") + RoffText("]"))
        page.paragraph(
            .bold("docket") + RoffText(" ") + .italic("command") + RoffText(" [") + .italic("options")
                + RoffText("] ") + .italic("arguments"))
        page.section("DESCRIPTION")
        page.paragraphs(about)
        page.paragraphs(Self.description)
    }

    private func addOptions(to page: inout RoffPage) {
        page.section("OPTIONS")
        page.paragraphs("Every command takes these, before or after its name:")
        for argument in everywhere { page.item(argument.term, argument.explanation) }
        page.item(.bold("--version"), RoffText("Print the version, the commit and the format of workspaces."))
        page.paragraphs("Every command that writes takes this one, too:")
        for argument in onWrites { page.item(argument.term, argument.explanation) }
    }

    private func addSettings(to page: inout RoffPage) {
        page.section("SETTINGS")
        page.paragraphs(Self.settings)
        for setting in Setting.all {
            let standard = setting.standard.isEmpty ? "" : " Default: `\(setting.standard)`."
            let place = setting.place == .user ? " Only in your own settings." : ""
            page.item(
                .bold(setting.key),
                RoffText(prose: "\(setting.summary) Values: \(setting.allowed).\(standard)\(place)"))
        }
    }

    /// A command with what it takes, then those below it.
    private func add(_ command: CommandDescription, path parents: [String], to page: inout RoffPage) {
        guard command.shouldDisplay else { return }
        let path = parents + [command.commandName]
        page.subsection(path.joined(separator: " "))
        let subcommands = command.subcommands ?? []
        let shared = Set((everywhere + onWrites).flatMap { $0.names ?? [] })
        let own = (command.arguments ?? []).filter { argument in
            argument.shouldDisplay && !argument.isHelp && argument.names?.first?.name != "version"
                && shared.isDisjoint(with: argument.names ?? [])
        }
        if subcommands.isEmpty {
            page.paragraph(
                own.reduce(RoffText.bold(path.joined(separator: " "))) { $0 + RoffText(" ") + $1.usage })
        }
        page.paragraphs(command.abstract ?? "")
        page.paragraphs(command.discussion ?? "")
        if let name = command.defaultSubcommand {
            page.paragraphs(
                "Where it opens no screen, it alone is `\((path + [name]).joined(separator: " "))`.")
        }
        for argument in own { page.item(argument.term, argument.explanation) }
        for subcommand in subcommands { add(subcommand, path: path, to: &page) }
    }
}

extension String {
    fileprivate var withoutPeriod: Substring { hasSuffix(".") ? dropLast() : self[...] }
}
