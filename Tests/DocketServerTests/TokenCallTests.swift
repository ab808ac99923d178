import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation
import GRPCCore
import SwiftProtobuf
import TestSupport
import Testing

struct TokenCallTests {
    private static func onNetwork(_ settings: inout ServerSettings) {
        settings.listen = try? ListenAddress("127.0.0.1:0")
    }

    private static func chats(_ caller: ServedOffice.Caller) async -> CallRefusal? {
        await callRefusal { try await caller.chats.listChats(.init()) }
    }

    @Test func overTheNetworkATokenSaysWhoCalls() async throws {
        let office = try await ServedOffice()
        let (max, vera) = (try await office.token(of: "max"), try await office.token(of: "vera"))
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: max) { max in
                let chat = try await max.newChat("Mine")
                #expect(try await max.chats.getChat(.with { $0.chatID = chat }).chat.userID == "max")
            }
            // She is bound to an account, which is about calls without a token.
            try await office.call(by: vera) { vera in
                let chat = try await vera.newChat("Hers")
                #expect(try await vera.chats.getChat(.with { $0.chatID = chat }).chat.userID == "vera")
                #expect(try await vera.chats.listChats(.init()).totalCount == 1)
            }
        }
    }

    @Test func whoeverShowsNoTokenOrAWrongOneIsNobody() async throws {
        let office = try await ServedOffice()
        let good = try await office.token(of: "max")
        let short = try await office.token(of: "max", for: 2000)
        try await Task.sleep(for: .milliseconds(2001))
        let revoked = try await office.token(of: "max")
        try await office.open("ada").perform(.revokeToken(revoked.id))
        try await office.open("ada").perform(
            .createTenant(
                TenantID("other"), name: "Other",
                firstUser: User(id: UserID("ada"), name: "Ada", role: .admin)))
        let foreign = try await office.token(of: "ada", tenant: TenantID("other"))
        let tampered = String(good.text.dropLast()) + (good.text.hasSuffix("0") ? "1" : "0")
        let wrong = [
            "Bearer \(tampered)", "Bearer \(short.text)", "Bearer \(revoked.text)",
            "Bearer \(foreign.text)",
            "Bearer \(AccessToken.random().text)", "Bearer", "Bearer x", "Basic YWRhOmFkYQ==", good.text,
            "Bearer \(good.text) \(good.text)", "Bearer eyJhbGciOiJub25lIn0.eyJzdWIiOiJhZGEifQ.",
        ]
        try await office.serve(Self.onNetwork) { _, office in
            let told = Noted<CallRefusal?>()
            for text in wrong { try await office.call(showing: text) { told.add(await Self.chats($0)) } }
            #expect(
                told.all.allSatisfy { $0?.code == .unauthenticated && $0?.reason == "unauthenticated" })
            #expect(told.all.count == wrong.count && Set(told.all).count == 1)
            // A client may also try to be somebody by other means.
            let forged: Metadata = ["docket-user": "ada", "docket-peer-account": "\(geteuid())"]
            try await office.call(showing: nil, metadata: forged) {
                let refusal = await Self.chats($0)
                #expect(
                    refusal?.code == .unauthenticated
                        && refusal?.message.contains("docket tokens add") == true)
            }
            try await office.call(by: good) { #expect(await Self.chats($0) == nil) }
            try await office.call(showing: "bearer \(foreign.text)", metadata: ["docket-tenant": "other"]) {
                #expect(await Self.chats($0) == nil)
            }
            try await office.call(showing: "Bearer \(good.text)", metadata: ["docket-user": "ada"]) {
                #expect(await Self.chats($0)?.code == .permissionDenied)
            }
        }
    }

    @Test func anAgentsTokenReadsWhatAgentsSeeAndNothingElse() async throws {
        let office = try await ServedOffice()
        let (max, bot) = (try await office.token(of: "max"), try await office.token(of: "bot"))
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: max) { max in
                _ = try await max.newChat("Private")
                _ = try await max.newChat("Team", .team)
                _ = try await max.newChat("Public", .public)
            }
            try await office.call(by: bot) { bot in
                #expect(try await bot.chats.listChats(.init()).chats.map(\.title) == ["Public"])
                let chat = try await bot.newChat("Its own")
                #expect(try await bot.say("Hello", in: chat).role == "assistant")
            }
        }
    }

    @Test func aTokenIsGoodForItsScopesAlone() async throws {
        let office = try await ServedOffice()
        let (reads, writes) = (
            try await office.token(of: "max", scopes: [.read]),
            try await office.token(of: "max", scopes: [.write])
        )
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: reads) { max in
                #expect(await Self.chats(max) == nil)
                let refusal = await callRefusal { try await max.newChat("x") }
                #expect(refusal?.code == .permissionDenied && refusal?.message.contains("write") == true)
            }
            try await office.call(by: writes) { max in
                _ = try await max.newChat("x")
                #expect(await Self.chats(max)?.code == .permissionDenied)
            }
        }
    }

    @Test func whatIsRevokedEndsWithinASecondAndSoDoStreams() async throws {
        let office = try await ServedOffice()
        let token = try await office.token(of: "max")
        try await office.serve({
            Self.onNetwork(&$0)
            $0.heartbeat = .milliseconds(300)
        }) { _, office in
            try await office.call(by: token) { max in
                let chat = try await max.newChat("Mine")
                let refusal = await callRefusal {
                    try await max.chats.streamChatUpdates(.with { $0.chatID = chat }) { response in
                        var isRevoked = false
                        for try await _ in response.messages where !isRevoked {
                            isRevoked = true
                            try await office.open("ada").perform(.revokeToken(token.id))
                        }
                    }
                }
                #expect(refusal?.code == .unauthenticated)
                try await Task.sleep(for: .milliseconds(1100))
                #expect(await Self.chats(max)?.code == .unauthenticated)
            }
        }
    }

    @Test func aTokenThatWasMadeJustNowIsTakenHoweverManyWrongOnesAreShown() async throws {
        let office = try await ServedOffice()
        let first = try await office.token(of: "max")
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(by: first) { #expect(await Self.chats($0) == nil) }
            let told = Noted<CallRefusal?>()
            try await withThrowingTaskGroup(of: Void.self) { group in
                for _ in 0..<20 {
                    group.addTask { try await office.call(by: .random()) { told.add(await Self.chats($0)) } }
                }
                for user in ["max", "mia", "bot"] {
                    let token = try await office.token(of: user)
                    try await office.call(by: token) { #expect(await Self.chats($0) == nil) }
                }
                try await group.waitForAll()
            }
            #expect(told.all.count == 20 && told.all.allSatisfy { $0?.code == .unauthenticated })
        }
    }

    @Test func overASocketATokenNarrowsWhatTheAccountMayDo() async throws {
        let office = try await ServedOffice()
        let bot = try await office.token(of: "bot")
        try await office.serve { _, office in
            try await office.call(as: nil, metadata: ["authorization": "Bearer \(bot.text)"]) { bot in
                let chat = try await bot.newChat("By an agent")
                #expect(try await bot.chats.getChat(.with { $0.chatID = chat }).chat.userID == "bot")
            }
            // One that is good for nothing is not passed over.
            try await office.call(
                as: nil, metadata: ["authorization": "Bearer \(AccessToken.random().text)"]
            ) {
                #expect(await Self.chats($0)?.code == .unauthenticated)
            }
        }
    }

    @Test func noTokenIsInWhatIsLoggedOrToldOfAFailure() async throws {
        let office = try await ServedOffice()
        let token = try await office.token(of: "max", scopes: [.read])
        let other = AccessToken.random()
        try await office.serve(Self.onNetwork) { _, office in
            for shown in [token, other] {
                try await office.call(by: shown) { max in
                    let told = "\(String(describing: await callRefusal { try await max.newChat("x") }))"
                    #expect(!told.contains(shown.text.suffix(64)))
                }
            }
        }
        let logged = "\(office.lines.all)"
        #expect(logged.contains(token.id.rawValue))
        for shown in [token, other] {
            #expect(!logged.contains(shown.text.suffix(64)) && !logged.contains(shown.digest))
        }
    }

    @Test func healthIsToldToAnybody() async throws {
        let office = try await ServedOffice()
        try await office.serve(Self.onNetwork) { _, office in
            try await office.call(showing: nil) { nobody in
                let health = try await nobody.health.check(.init())
                #expect(health.status == .serving)
            }
        }
    }
}
