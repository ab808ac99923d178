import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire

/// `docket agents`: who answers in threads.
struct AgentsCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "agents", abstract: "The assistants that answer in threads.",
        discussion: """
            They stand in your own settings (docket config path), under agents: NAME: {kind: openai, url: …, model: …, \
            key_env: VARIABLE}. A workspace's settings have none. The agent offline is built in.
            """,
        subcommands: [AgentsList.self, AgentsTest.self, AgentsModels.self],
        defaultSubcommand: AgentsList.self)
}

/// `docket agents list`.
struct AgentsList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "list", abstract: "List the assistants.")

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let agents = try session.agentListings()
        try global.output.show(["items": .array(agents.map(\.wire))]) {
            var table = ColumnText([
                ColumnText.Column(title: "NAME"), ColumnText.Column(title: "KIND"), ColumnText.Column(title: "MODEL"),
                ColumnText.Column(title: "URL", isFlexible: true), ColumnText.Column(title: "KEY"),
                ColumnText.Column(title: "BREAKER"), ColumnText.Column(title: "LAST MINUTE"),
                ColumnText.Column(title: "PRICES"),
            ])
            for agent in agents {
                table.add([
                    agent.name + (agent.isStandard ? " (default)" : ""), agent.kind, agent.model ?? "", agent.url,
                    agent.key, agent.breaker.text, agent.paceText, agent.prices,
                ])
            }
            return table.text(width: Terminal.size?.columns)
        }
    }
}

/// `docket agents models`.
struct AgentsModels: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "models", abstract: "List the models that an assistant's server has.")

    @Argument(help: ArgumentHelp("The assistant.", valueName: "name"))
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let models = try await session.models(of: name)
        try global.output.show(["items": .array(models.map { ["id": .string($0)] })]) {
            models.map(VisibleText.line).joined(separator: "\n")
        }
    }
}

/// `docket agents test`.
struct AgentsTest: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "test", abstract: "Ask an assistant for one word, and tell whether it answers.",
        discussion: "Nothing of the workspace is sent.")

    @Argument(help: ArgumentHelp("The assistant.", valueName: "name"))
    var name: String

    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let trial = try await session.trial(of: name)
        try global.output.show(
            [
                "name": .string(name), "ok": true, "first_token_ms": .number(trial.firstToken),
                "usage": trial.usage?.wire ?? .null,
            ]
        ) {
            "\(VisibleText.line(name)) answers: first token after \(trial.firstToken) ms."
        }
        if trial.isKeySentInClear {
            global.output.note("The key of \(name) is sent without encryption: use an https address.")
        }
    }
}
