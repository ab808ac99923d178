import DocketAssistants
package import DocketDomain
package import Foundation

/// Brings one delivery to where its trigger says.
package protocol DeliverySending: Sendable {
    /// - Throws: `DocketError` where it may not have arrived.
    func send(_ delivery: OutboxDelivery, by trigger: Trigger) async throws(DocketError)
}

/// The real way: programs and webhooks.
package struct DeliverySender: DeliverySending {
    private let environment: [String: String]

    package init(environment: [String: String]) {
        self.environment = environment
    }

    package func send(_ delivery: OutboxDelivery, by trigger: Trigger) async throws(DocketError) {
        let body = delivery.body
        switch trigger.action {
        case .command(let arguments):
            let code = try await TimedProgram.run(
                arguments, input: body, environment: environment, timeout: .seconds(trigger.timeout))
            guard code == 0 else {
                throw DocketError(
                    .unavailable,
                    code > 0 ? "The program ended with \(code)." : "The program was ended by signal \(-code).")
            }
        case .webhook(let url, let secret):
            let key = try secret.map { secret throws(DocketError) in
                try secret.text(called: "secret", environment: environment)
            }
            try await Webhook(url: url, secret: key, timeout: trigger.timeout).post(body, delivery: delivery)
        }
    }
}

extension OutboxDelivery {
    /// What is sent: the same bytes at every attempt.
    package var body: Data {
        var bytes: [UInt8] = []
        payload.append(to: &bytes, sortedKeys: true)
        return Data(bytes)
    }
}
