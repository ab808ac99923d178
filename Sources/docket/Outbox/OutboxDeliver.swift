import ArgumentParser
import DocketApp
import DocketDomain
import DocketWire
import DocketWorkspace
import Foundation

/// `docket outbox deliver`.
struct OutboxDeliver: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "deliver", abstract: "Deliver what is due.",
        discussion: """
            Each delivery is made at least once, in order for each customer, and has an id by which its receiver drops \
            repeats. What fails is tried again after 1, 2, 4, … seconds. With --follow it goes on until it is \
            interrupted, and --json prints one line for each attempt.
            """)

    @Flag(help: "Go on, and deliver what becomes due.")
    var follow = false

    @OptionGroup var write: WriteOptions
    @OptionGroup var global: GlobalOptions

    func validate() throws {
        guard !follow || write.idempotencyKey == nil else {
            throw ValidationError("With --follow there is no end, and no answer to keep for --idempotency-key.")
        }
    }

    func run() async throws {
        let session = try await global.openForWriting()
        let deliverer = Deliverer(session, environment: ProcessInfo.processInfo.environment)
        if !deliverer.hasTriggers {
            global.output.note(
                "No trigger is configured, so nothing is sent. Triggers stand in your own settings: docket config path."
            )
        }
        if follow {
            try await deliver(with: deliverer, session)
            return
        }
        let report = try await session.workspace.once(write.idempotencyKey, ["request": "deliver"]) {
            () async throws(DocketError) in
            let attempts = Attempts()
            try await deliverer.deliverDue { await attempts.add($0) }
            return DeliveryReport(await attempts.all)
        }
        try global.output.show(report.wire) {
            report.lines.isEmpty ? "Nothing is due." : report.lines.joined(separator: "\n")
        }
        if report.failed > 0 { throw ExitStatus.tryAgain }
    }

    private func deliver(with deliverer: Deliverer, _ session: Session) async throws {
        ClosedPipe.endProgramWhenNobodyReads()
        let delivery = BackgroundDelivery(deliverer, heartbeat: .seconds(1), now: session.environment.now)
        let isJSON = global.json
        try await delivery.run { attempt in
            // Where nobody reads any more, what is due is still delivered.
            if isJSON {
                try? Output.print(json: attempt.wire)
            } else {
                try? Output.print(OutboxText.line(attempt))
            }
        }
    }
}

/// What has been tried so far.
private actor Attempts {
    private(set) var all: [Deliverer.Attempt] = []

    func add(_ attempt: Deliverer.Attempt) {
        all.append(attempt)
    }
}

/// What became of all that was due.
private struct DeliveryReport: Codable {
    let wire: JSON
    /// The same in words, a line for each attempt.
    let lines: [String]
    let failed: Int

    init(_ attempts: [Deliverer.Attempt]) {
        failed = attempts.count { $0.error != nil }
        wire = [
            "items": .array(attempts.map(\.wire)), "delivered": .number(attempts.count - failed),
            "failed": .number(failed),
        ]
        lines = attempts.map(OutboxText.line)
    }
}

extension Deliverer.Attempt {
    fileprivate var wire: JSON {
        [
            "id": .number(delivery.id), "delivery_id": .string(delivery.deliveryID.rawValue),
            "trigger": .string(delivery.trigger), "customer_id": .string(delivery.customerID.rawValue),
            "attempt": .number(delivery.attempts), "delivered": .bool(error == nil),
            "error": error.map(JSON.string) ?? .null, "retry_at": retry.map { .string($0.iso8601) } ?? .null,
        ]
    }
}
