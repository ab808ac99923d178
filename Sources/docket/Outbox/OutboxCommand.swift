import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace

/// `docket outbox`: what follows from decisions.
struct OutboxCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "outbox", abstract: "Workflow triggers that wait to be delivered after decisions.",
        discussion: """
            A proposal may name a workflow_trigger. Your own settings (docket config path) say what that is: under \
            triggers, NAME: {command: [program, argument]} or NAME: {url: …, secret_env: VARIABLE}. What is not \
            configured is never sent. Every open screen delivers, and so does deliver.
            """,
        subcommands: [OutboxList.self, OutboxRetry.self, OutboxGiveUp.self, OutboxDeliver.self],
        defaultSubcommand: OutboxList.self)
}

/// `docket outbox list`.
struct OutboxList: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "list", abstract: "List what waits or could not be delivered, newest first.")

    @Flag(help: "What was delivered too.")
    var all = false

    @OptionGroup var page: PageOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.open()
        let now = session.environment.now()
        let page = try await session.workspace.queries.outbox(undelivered: !all, page: page.request)
        let items = page.items.map { $0.noting(session.triggers) }
        let shown = Page(items: items, nextToken: page.nextToken, total: page.total)
        let wire = shown.wire { delivery in
            let standing = session.standing(ofTrigger: delivery.trigger)
            return delivery.wire(now: now).adding(["breaker": standing.map { .string($0.word) } ?? .null])
        }
        try global.output.show(wire) {
            items.isEmpty
                ? "" : OutboxText.table(items, now: now) { session.standing(ofTrigger: $0.trigger)?.text ?? "" }
        }
        if !global.json {
            global.output.note(Count.footer(page, "delivery"))
        }
    }
}

/// `docket outbox give-up`.
struct OutboxGiveUp: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "give-up", abstract: "Give a delivery up that waits, such as one whose trigger is gone.",
        discussion: "It is not tried any more, and stays in the list; docket outbox retry takes it up again.")

    @Argument(help: ArgumentHelp("Its number in the list.", valueName: "id"))
    var id: Int64

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        try await session.workspace.giveUpDelivery(id, idempotencyKey: write.idempotencyKey)
        let delivery = try await session.workspace.queries.delivery(id)
        try global.output.show(delivery.wire(now: session.environment.now())) { "Delivery \(id) is given up." }
    }
}

/// `docket outbox retry`.
struct OutboxRetry: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "retry", abstract: "Try a delivery again that was given up, or that waits for its next attempt.")

    @Argument(help: ArgumentHelp("Its number in the list.", valueName: "id"))
    var id: Int64

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func run() async throws {
        let session = try await global.openForWriting()
        try await session.workspace.retryDelivery(id, idempotencyKey: write.idempotencyKey)
        let delivery = try await session.workspace.queries.delivery(id)
        try global.output.show(delivery.wire(now: session.environment.now())) { "Delivery \(id) is tried again." }
    }
}
