import DocketDomain
import Foundation
import Synchronization
import TestSupport
import Testing

/// `docket outbox`: what follows from decisions.
@Suite struct OutboxCommandTests {
    private func line(_ field: String, _ value: String, trigger: String = "crm") -> String {
        #"{"field_key":"\#(field)","proposed_value":"\#(value)","workflow_trigger":"\#(trigger)"}"#
    }

    @Test(.timeLimit(.minutes(40)))
    func aReceiverThatFailsThreeTimesGetsItAtTheFourth() async throws {
        let server = try HookServer { _, earlier in earlier < 3 ? 503 : 200 }
        let office = try await Sandbox.office(
            undoSeconds: 0, settings: "triggers:\n  crm:\n    url: \(server.url)\n    secret_env: CRM_SECRET\n")
        let id = try #require(try await office.propose(line("occupation", "Partner")).first)
        try await office.json(as: "dana", "review", "accept", id)
        let first = try await office.run(
            ["--user", "dana", "--json", "outbox", "deliver"], adding: ["CRM_SECRET": "s3cret"])
        #expect(first.status == 75)
        #expect(try first.json["failed"] == 1 && first.json.items.first?["error"]?.string?.contains("503") == true)
        let waiting = try await office.json(as: "dana", "outbox", "list")
        #expect(waiting.items.first?["status"] == "waiting" && waiting.items.first?["attempts"] == 1)
        #expect(waiting.items.first?["last_error"]?.string?.contains("503") == true)

        let deliverer = try Running(
            ["--user", "dana", "--json", "outbox", "deliver", "--follow"], in: office, adding: ["CRM_SECRET": "s3cret"])
        _ = try await deliverer.line { $0.contains(#""delivered":true"#) }
        deliverer.interrupt()
        #expect(server.requests.count == 4)
        let ids = Set(server.requests.compactMap { $0.headers["x-docket-delivery"] })
        let bodies = Set(server.requests.map(\.body))
        #expect(ids.count == 1 && bodies.count == 1)
        let body = try JSON(parsing: [UInt8](try #require(bodies.first)))
        #expect(body["delivery_id"]?.string == ids.first && body["trigger"] == "crm" && body["value"] == "Partner")
        #expect(server.requests.allSatisfy { $0.headers["x-docket-signature"]?.hasPrefix("sha256=") == true })
        #expect(try await office.json(as: "dana", "outbox", "list").items.isEmpty)
        #expect(try await office.json(as: "dana", "outbox", "list", "--all").items.first?["status"] == "delivered")
    }

    @Test(.timeLimit(.minutes(40)))
    func aProgramGetsTheDeliveryOnItsInput() async throws {
        let office = try await Sandbox.office(
            undoSeconds: 0,
            settings: "triggers:\n  crm:\n    command: [/bin/sh, -c, \"cat > delivered.json; exit 0\"]\n")
        let id = try #require(try await office.propose(line("occupation", "Partner; rm -rf $HOME")).first)
        try await office.json(as: "dana", "review", "accept", id)
        let done = try await office.json(as: "dana", "outbox", "deliver")
        #expect(done["delivered"] == 1)
        let body = try JSON(parsing: [UInt8](Data(contentsOf: office.folder.appendingPathComponent("delivered.json"))))
        #expect(body["value"] == "Partner; rm -rf $HOME" && body["status"] == "accepted")
        #expect(body["decided_at"]?.string?.hasSuffix("Z") == true)
    }

    @Test(.timeLimit(.minutes(40)))
    func nothingIsSentBeforeTheUndoWindowHasClosed() async throws {
        let server = try HookServer()
        let office = try await Sandbox.office(settings: "triggers:\n  crm:\n    url: \(server.url)\n")
        let id = try #require(try await office.propose(line("occupation", "Partner")).first)
        try await office.json(as: "dana", "review", "accept", id)
        #expect(try await office.run(as: "dana", "outbox", "deliver").text.contains("Nothing is due"))
        try await office.json(as: "dana", "review", "undo", id)
        #expect(try await office.json(as: "dana", "outbox", "list").items.isEmpty)
        #expect(server.requests.isEmpty)
    }

    @Test func nothingIsSentWhereNothingIsConfigured() async throws {
        let office = try await Sandbox.office(undoSeconds: 0)
        let id = try #require(try await office.propose(line("occupation", "Partner")).first)
        try await office.json(as: "dana", "review", "accept", id)
        let run = try await office.run(as: "dana", "outbox", "deliver")
        #expect(run.status == 0 && run.complaint.contains("No trigger is configured"))
        #expect(try await office.run(as: "dana", "outbox", "retry", "1").status == 66)
        #expect(try await office.run(as: "dana", "outbox", "retry", "x").status == 64)
        // A workspace's own file starts no programs.
        let file = office.workspace.appendingPathComponent("config.yaml")
        try Data("triggers:\n  crm:\n    command: [touch, pwned]\n".utf8).write(to: file)
        let refused = try await office.run(as: "dana", "outbox", "deliver")
        #expect(refused.status == 78)
        #expect(!FileManager.default.fileExists(atPath: office.folder.appendingPathComponent("pwned").path))
    }

    @Test func whatWaitsForATriggerThatIsGoneIsSaidAndCanBeGivenUp() async throws {
        let office = try await Sandbox.office(
            undoSeconds: 0, settings: "triggers:\n  crm:\n    command: [/bin/true]\n")
        let id = try #require(try await office.propose(line("occupation", "Partner")).first)
        try await office.json(as: "dana", "review", "accept", id)
        // Another name for it, while something waits.
        let settings = try String(contentsOf: office.userSettings, encoding: .utf8)
        try Data(settings.replacing("crm:", with: "sales:").utf8).write(to: office.userSettings)
        let waiting = try #require(try await office.json(as: "dana", "outbox", "list").items.first)
        #expect(waiting["status"] == "waiting")
        #expect(waiting["last_error"]?.string?.contains("no trigger of this name") == true)
        #expect(try await office.run(as: "dana", "outbox", "list").text.contains("no trigger of this name"))
        let doctor = try await office.run(as: "dana", "doctor")
        #expect(doctor.status == 0 && doctor.text.contains("outbox give-up"), "\(doctor.text)")
        let number = try #require(waiting["id"]?.int)
        #expect(try await office.json(as: "dana", "outbox", "give-up", "\(number)")["status"] == "failed")
        #expect(try await office.run(as: "dana", "outbox", "give-up", "\(number)").status == 66)
        #expect(try await office.run(as: "dana", "doctor").text.contains("outbox give-up") == false)
        #expect(try await office.json(as: "dana", "outbox", "retry", "\(number)")["status"] == "waiting")
    }

    @Test(arguments: [
        "triggers: [crm]", "triggers:\n  crm: yes", "triggers:\n  crm:\n    command: rm",
        "triggers:\n  crm:\n    url: /x",
        "triggers:\n  crm:\n    url: ftp://x/y", "triggers:\n  crm:\n    command: [a]\n    url: http://x",
        "triggers:\n  crm:\n    command: [a]\n    secret: s3cret",
        "triggers:\n  crm:\n    command: [a]\n    timeout: 0",
    ])
    func wrongTriggersAreAnErrorThatShowsNoValue(settings: String) async throws {
        let sandbox = try await Sandbox()
        _ = try sandbox.file(".config/docket/config.yaml", settings + "\n")
        let run = try await sandbox.run("threads", "list")
        #expect(run.status == 78 && !run.complaint.contains("s3cret"), "\(run.complaint)")
    }

    @Test(.timeLimit(.minutes(40)))
    func anotherDelivererTakesOverFromOneThatWasKilled() async throws {
        let victim = Victim()
        let server = try HookServer { _, earlier in
            if earlier == 0 { victim.kill() }
            return 200
        }
        let office = try await Sandbox.office(
            undoSeconds: 0, settings: "triggers:\n  crm:\n    url: \(server.url)\n    timeout: 1\n")
        let ids = try await office.propose(line("occupation", "Partner"), line("employer", "Acme"))
        for id in ids { try await office.json(as: "dana", "review", "accept", id) }
        let first = try Running(["--user", "dana", "outbox", "deliver"], in: office)
        victim.name(first)
        #expect(await first.ended() == -SIGKILL)
        let second = try Running(["--user", "dana", "--json", "outbox", "deliver", "--follow"], in: office)
        _ = try await second.line { $0.contains(#""delivered":true"#) && $0.contains(#""id":2"#) }
        second.interrupt()
        var seen: Set<String> = []
        let fields = try server.requests.compactMap { request -> String? in
            let body = try JSON(parsing: [UInt8](request.body))
            return seen.insert(body["delivery_id"]?.string ?? "").inserted ? body["field_key"]?.string : nil
        }
        #expect(fields == ["occupation", "employer"])
    }

    @Test(.timeLimit(.minutes(40)))
    func twoDeliverersDeliverInOrderAndEachIdOnce() async throws {
        let server = try HookServer()
        let office = try await Sandbox.office(undoSeconds: 0, settings: "triggers:\n  crm:\n    url: \(server.url)\n")
        let names = ["preferred_name", "occupation", "employer", "partner_name", "id_document", "service_notes"]
        let lines = names.map { line($0, "Value of \($0)") }
        for line in lines {
            let id = try #require(try await office.propose(line).first)
            try await office.json(as: "dana", "review", "accept", id)
        }
        let deliverers = try (0..<2).map { _ in
            try Running(["--user", "dana", "outbox", "deliver", "--follow"], in: office)
        }
        _ = try await server.requests(atLeast: names.count)
        for deliverer in deliverers { deliverer.interrupt() }
        for deliverer in deliverers { #expect(await deliverer.ended() == 130) }
        var seen: Set<String> = []
        let fields = try server.requests.compactMap { request -> String? in
            let body = try JSON(parsing: [UInt8](request.body))
            return seen.insert(body["delivery_id"]?.string ?? "").inserted ? body["field_key"]?.string : nil
        }
        #expect(fields == names)
    }
}

/// A program that is killed while it waits for the answer of a server.
private final class Victim: Sendable {
    private let running = Mutex<Running?>(nil)

    func name(_ program: Running) {
        running.withLock { $0 = program }
    }

    func kill() {
        while true {
            if let program = running.withLock({ $0 }) { return program.kill() }
            usleep(200)
        }
    }
}
