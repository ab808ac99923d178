import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation
import GRPCCore
import Logging
import SwiftProtobuf
import Testing

struct StreamTests {
    /// Follows a chat until a number of updates that say something have come.
    ///
    /// - Parameter ready: Told once the stream has begun.
    private static func follow(
        _ chat: String, _ caller: ServedOffice.Caller, after token: String = "", until count: Int,
        ready: @escaping @Sendable () async throws -> Void = {}
    ) async throws -> [Docket_Chat_V1_ChatUpdate] {
        try await caller.chats.streamChatUpdates(
            .with {
                $0.chatID = chat; $0.resumeToken = token
            }
        ) { response in
            var updates: [Docket_Chat_V1_ChatUpdate] = []
            var isReady = false
            // With a token there is no first sign.
            if !token.isEmpty {
                isReady = true
                try await ready()
            }
            for try await update in response.messages {
                if !isReady {
                    #expect(update.update == nil && !update.checkpointToken.isEmpty)
                    isReady = true
                    try await ready()
                }
                if update.update != nil { updates.append(update) }
                if updates.count >= count { break }
            }
            return updates
        }
    }

    @Test func whatHappensToAChatIsTold() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            try await max.say("Before", in: chat)
            let updates = try await Self.follow(chat, max, until: 3) {
                try await max.say("Hello", in: chat)
                _ = try await max.chatting.updateChatTitle(
                    .with {
                        $0.chatID = chat; $0.title = "Renamed"
                    })
                _ = try await max.newDoc("Plan", in: chat)
            }
            #expect(updates[0].message.parts.first?.text.text == "Hello" && updates[0].message.tenantID == "default")
            #expect(updates[1].chat.title == "Renamed" && updates[1].update == .metadata(updates[1].chat.metadata))
            #expect(updates[2].relation.type == .created && updates[2].relation.chatID == chat)
            #expect(Set(updates.map(\.checkpointToken)).count == 3)
            #expect(updates.allSatisfy { $0.timestamp.seconds > 1_700_000_000 })
        }
    }

    @Test func aStreamGoesOnBehindItsTokenOverARestart() async throws {
        let office = try await ServedOffice()
        let kept = Kept()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            let updates = try await Self.follow(chat, max, until: 2) {
                for number in 1...4 { try await max.say("\(number)", in: chat) }
            }
            kept.set(chat, updates[1].checkpointToken)
        }
        let (chat, token) = kept.value
        let workspace = try await office.open("max")
        try await workspace.perform(.send(OutgoingMessage(target: .thread(ThreadID(chat)), text: "5")))
        try await office.serving(as: "max") { max in
            let updates = try await Self.follow(chat, max, after: token, until: 4) {
                try await max.say("6", in: chat)
            }
            #expect(updates.map(\.message.parts.first?.text.text) == ["3", "4", "5", "6"])
            let other = try await max.newChat("Another")
            for (id, bad) in [(other, token), (chat, "x"), (chat, token + "x"), (chat, token.prefix(13) + "cAAAA")] {
                let refusal = await callRefusal { try await Self.follow(id, max, after: bad, until: 1) }
                #expect(refusal?.code == .invalidArgument)
            }
        }
    }

    @Test func aQuietStreamShowsThatItLives() async throws {
        let office = try await ServedOffice()
        try await office.serve {
            $0.heartbeat = .milliseconds(50)
        } _: { _, office in
            try await office.call(as: "max") { max in
                let chat = try await max.newChat("Mandates")
                try await max.chats.streamChatUpdates(.with { $0.chatID = chat }) { response in
                    var signs = 0
                    for try await update in response.messages {
                        #expect(update.update == nil && !update.checkpointToken.isEmpty)
                        signs += 1
                        // What happens elsewhere says nothing here, and the token goes on all the same.
                        if signs == 2 { _ = try await max.newChat("Another") }
                        if signs == 5 { break }
                    }
                    #expect(signs == 5)
                }
            }
        }
    }

    @Test func aStreamEndsWithTheChatAndWithTheServer() async throws {
        let office = try await ServedOffice()
        try await office.serve { server, office in
            try await office.call(as: "mia") { mia in
                try await office.call(as: "max") { max in
                    let chat = try await max.newChat("Shared", .team)
                    let hidden = await callRefusal {
                        try await Self.follow(chat, mia, until: 9) {
                            _ = try await max.chatting.updateVisibility(
                                .with {
                                    $0.chatID = chat; $0.visibility = .private
                                })
                        }
                    }
                    #expect(hidden?.code == .notFound)
                    let deleted = await callRefusal {
                        try await Self.follow(chat, max, until: 9) {
                            _ = try await max.chatting.deleteChat(.with { $0.chatID = chat })
                        }
                    }
                    #expect(deleted?.code == .notFound)
                    let open = try await max.newChat("Open")
                    let ended = await callRefusal { try await Self.follow(open, max, until: 9) { server.stop() } }
                    #expect(ended?.code == .unavailable)
                }
            }
        }
    }

    @Test func aDeadlineEndsAStream() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            var options = CallOptions.defaults
            options.timeout = .milliseconds(300)
            let refusal = await callRefusal {
                try await max.chats.streamChatUpdates(.with { $0.chatID = chat }, options: options) { response in
                    for try await _ in response.messages {}
                }
            }
            #expect([.deadlineExceeded, .cancelled].contains(refusal?.code))
            // The server may learn of it later than the client.
            var lines: [Logger.Metadata] = []
            for _ in 0..<5000 where lines.isEmpty {
                lines = office.lines.all.filter { $0["call"] == "docket.chat.v1.ChatQueryService/StreamChatUpdates" }
                if lines.isEmpty { try await Task.sleep(for: .milliseconds(20)) }
            }
            #expect(lines.map { $0["code"] } == ["cancelled"])
        }
    }

    @Test func whatHappensToAnArtifactIsTold() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            let id = try await max.newDoc("Plan")
            let updates = try await max.artifacts.streamArtifactUpdates(.with { $0.artifactID = id }) { response in
                var updates: [Docket_Artifact_V1_ArtifactUpdate] = []
                for try await update in response.messages {
                    if update.update == nil {
                        _ = try await max.making.associateChat(
                            .with {
                                $0.artifactID = id; $0.chatID = chat
                            })
                        _ = try await max.making.reviseArtifact(
                            .with {
                                $0.artifactID = id; $0.payload = Data(#"{"markdown":"Two"}"#.utf8)
                            })
                        try await office.open("max").perform(.artifact(ArtifactID(id), .rename("Renamed")))
                        continue
                    }
                    updates.append(update)
                    if updates.count == 3 { break }
                }
                return updates
            }
            #expect(updates[0].chatAdded.chatID == chat && updates[0].chatAdded.relationType == .referenced)
            #expect(String(decoding: updates[1].contentUpdated.body, as: UTF8.self) == #"{"markdown":"Two"}"#)
            #expect(updates[2].metadataChanged.title == "Renamed")
        }
    }

    @Test func theServerSaysWhetherItServes() async throws {
        let office = try await ServedOffice()
        try await office.serve(asAccount: "stranger", isOwn: false) { server, office in
            try await office.call(as: nil) { stranger in
                for service in ["", "docket.chat.v1.ChatQueryService"] {
                    #expect(try await stranger.health.check(.with { $0.service = service }).status == .serving)
                }
                let refusal = await callRefusal { try await stranger.health.check(.with { $0.service = "none" }) }
                #expect(refusal?.code == .notFound)
                let seen = try await stranger.health.watch(.init()) { response in
                    var seen: [Grpc_Health_V1_HealthCheckResponse.ServingStatus] = []
                    for try await one in response.messages {
                        seen.append(one.status)
                        if seen.count == 1 { server.stop() } else { break }
                    }
                    return seen
                }
                #expect(seen == [.serving, .notServing])
            }
        }
    }
}
