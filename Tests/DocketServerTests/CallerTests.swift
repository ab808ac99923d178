import DocketDomain
import DocketServer
import DocketWorkspace
import Foundation
import GRPCCore
import Logging
import SwiftProtobuf
import TestSupport
import Testing

struct CallerTests {
    @Test func whatAUserMayNotSeeIsNotThere() async throws {
        let office = try await ServedOffice()
        try await office.serve { _, office in
            try await office.call(as: "max") { max in
                let chat = try await max.newChat("Mine")
                let doc = try await max.newDoc("Plan", in: chat)
                for user in ["mia", "bot"] {
                    try await office.call(as: user) { other in
                        await Self.expectNothing(of: chat, doc, for: other)
                        let chats = try await other.chats.listChats(.init())
                        let artifacts = try await other.artifacts.listArtifacts(.init())
                        #expect(chats.totalCount == 0 && artifacts.totalCount == 0)
                    }
                }
            }
        }
    }

    private static func expectNothing(of chat: String, _ doc: String, for other: ServedOffice.Caller) async {
        let payload = Data(#"{"markdown":"x"}"#.utf8)
        let refusals = [
            await callRefusal { try await other.chats.getChat(.with { $0.chatID = chat }) },
            await callRefusal { try await other.chats.getMessages(.with { $0.chatID = chat }) },
            await callRefusal { try await other.chats.getChatArtifacts(.with { $0.chatID = chat }) },
            await callRefusal { try await first(of: other, chat: chat) },
            await callRefusal { try await other.say("x", in: chat) },
            await callRefusal {
                try await other.chatting.updateChatTitle(
                    .with {
                        $0.chatID = chat; $0.title = "x"
                    })
            },
            await callRefusal { try await other.chatting.deleteChat(.with { $0.chatID = chat }) },
            await callRefusal {
                try await other.chatting.updateVisibility(
                    .with {
                        $0.chatID = chat; $0.visibility = .team
                    })
            },
            await callRefusal {
                try await other.chatting.associateArtifact(
                    .with {
                        $0.chatID = chat; $0.artifactID = doc
                    })
            },
            await callRefusal {
                try await other.chatting.ensureChatForArtifactAndSendMessage(
                    .with {
                        $0.artifactID = doc; $0.message = .saying("x")
                    })
            },
            await callRefusal {
                try await other.chatting.createChat(
                    .with {
                        $0.title = "x"; $0.artifactID = doc
                    })
            },
            await callRefusal { try await other.artifacts.getArtifact(.with { $0.artifactID = doc }) },
            await callRefusal { try await other.artifacts.getArtifactChats(.with { $0.artifactID = doc }) },
            await callRefusal { try await other.artifacts.getArtifactHistory(.with { $0.artifactID = doc }) },
            await callRefusal { try await first(of: other, artifact: doc) },
            await callRefusal {
                try await other.making.reviseArtifact(
                    .with {
                        $0.artifactID = doc; $0.payload = payload
                    })
            },
            await callRefusal {
                try await other.making.associateChat(
                    .with {
                        $0.artifactID = doc; $0.chatID = chat
                    })
            },
            await callRefusal {
                try await other.making.dissociateChat(
                    .with {
                        $0.artifactID = doc; $0.chatID = chat
                    })
            },
            await callRefusal { try await other.making.deleteArtifact(.with { $0.artifactID = doc }) },
        ]
        for (index, refusal) in refusals.enumerated() {
            #expect(
                refusal?.code == .notFound && refusal?.reason == "notFound", "\(index): \(String(describing: refusal))")
        }
    }

    private static func first(of caller: ServedOffice.Caller, chat: String) async throws {
        try await caller.chats.streamChatUpdates(.with { $0.chatID = chat }) { response in
            for try await _ in response.messages { return }
        }
    }

    private static func first(of caller: ServedOffice.Caller, artifact: String) async throws {
        try await caller.artifacts.streamArtifactUpdates(.with { $0.artifactID = artifact }) { response in
            for try await _ in response.messages { return }
        }
    }

    @Test func whoAsksIsNotSaidInARequest() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mine")
            _ = try await max.chats.listChats(
                .with {
                    $0.userID = "max"; $0.tenantID = "default"
                })
            let refusals = [
                await callRefusal { try await max.chats.listChats(.with { $0.userID = "ada" }) },
                await callRefusal {
                    try await max.chats.getChat(
                        .with {
                            $0.chatID = chat; $0.tenantID = "other"
                        })
                },
                await callRefusal {
                    try await max.chatting.createChat(
                        .with {
                            $0.title = "x"; $0.userID = "mia"
                        })
                },
                await callRefusal {
                    try await max.making.deleteArtifact(
                        .with {
                            $0.artifactID = "x"; $0.tenantID = "y"
                        })
                },
            ]
            #expect(refusals.allSatisfy { $0?.code == .permissionDenied })
        }
    }

    @Test func theServersOwnAccountWorksAsItsUserOrAsWhomItNames() async throws {
        let office = try await ServedOffice()
        try await office.serve { _, office in
            try await office.call(as: nil) { nobody in
                let chat = try await nobody.newChat("By the server's user")
                #expect(try await nobody.chats.getChat(.with { $0.chatID = chat }).chat.userID == "ada")
            }
            try await office.call(as: "bot") { bot in
                let chat = try await bot.newChat("By an agent")
                #expect(try await bot.say("Hello", in: chat).role == "assistant")
            }
            try await office.call(as: "nobody") { nobody in
                #expect(await callRefusal { try await nobody.chats.listChats(.init()) }?.code == .unauthenticated)
            }
            // Bound to another account.
            try await office.call(as: "vera") { vera in
                #expect(await callRefusal { try await vera.chats.listChats(.init()) }?.code == .permissionDenied)
            }
            try await office.call(as: "max", metadata: ["docket-tenant": "nowhere"]) { max in
                #expect(await callRefusal { try await max.chats.listChats(.init()) }?.code == .unauthenticated)
            }
        }
    }

    @Test func anotherAccountWorksOnlyAsWhoIsBoundToIt() async throws {
        let office = try await ServedOffice()
        try await office.serve(asAccount: "visitor", isOwn: false) { _, office in
            for user in [nil, "vera"] {
                try await office.call(as: user) { vera in
                    let chat = try await vera.newChat("Hers")
                    #expect(try await vera.chats.getChat(.with { $0.chatID = chat }).chat.userID == "vera")
                }
            }
            for user in ["ada", "max", "nobody"] {
                try await office.call(as: user) { other in
                    #expect(await callRefusal { try await other.chats.listChats(.init()) }?.code == .permissionDenied)
                }
            }
        }
        try await office.serve(asAccount: "stranger", isOwn: false) { _, office in
            try await office.call(as: nil) { stranger in
                let refusal = await callRefusal { try await stranger.chats.listChats(.init()) }
                #expect(refusal?.code == .unauthenticated && refusal?.message.contains("--os-account") == true)
            }
        }
    }

    @Test func nobodySaysOnTheWireWhichAccountTheyAre() async throws {
        let office = try await ServedOffice()
        try await office.serve(asAccount: "stranger", isOwn: false) { _, office in
            let forged: Metadata = ["docket-peer-account": "\(geteuid() + 1)"]
            try await office.call(as: "max", metadata: forged) { stranger in
                #expect(await callRefusal { try await stranger.chats.listChats(.init()) }?.code == .permissionDenied)
            }
        }
    }

    @Test func aUserWhoIsGoneIsRefusedWithinASecond() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "mia") { mia in
            _ = try await mia.chats.listChats(.init())
            try await office.open("ada").perform(.removeUser(UserID("mia")))
            try await Task.sleep(for: .milliseconds(1100))
            #expect(await callRefusal { try await mia.chats.listChats(.init()) }?.code == .unauthenticated)
        }
    }

    @Test func theLogTellsOfCallsAndNotOfWhatWasSaid() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Secret title")
            try await max.say("Secret words", in: chat)
            _ = await callRefusal { try await max.chats.getChat(.with { $0.chatID = "none" }) }
        }
        let calls = office.lines.all.filter { $0["call"] != nil }
        #expect(calls.map { $0["code"] } == ["ok", "ok", "notFound"])
        #expect(calls.allSatisfy { $0["user"] == "max" && $0["request"] != nil && $0["milliseconds"] != nil })
        #expect(calls.first?["call"] == "docket.chat.v1.ChatCommandService/CreateChat")
        #expect(!"\(office.lines.all)".contains("Secret"))
    }
}
