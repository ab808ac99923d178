import DocketServer
import Foundation
import GRPCCore
import SwiftProtobuf
import Testing

struct ChatCallTests {
    @Test func aChatIsMadeWholeAndFound() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let doc = try await max.newDoc("Fees")
            let made = try await max.chatting.createChat(
                .with {
                    $0.title = "Mandates"
                    $0.visibility = .team
                    $0.artifactID = doc
                    $0.agentID = "local"
                    $0.metadata = .with {
                        $0.description_p = "Which fits"
                        $0.tags = ["b", "a"]
                        $0.labels = ["quarter": "Q3"]
                    }
                }
            ).chat
            #expect(made.title == "Mandates" && made.visibility == .team && made.agentID == "local")
            #expect(made.userID == "max" && made.tenantID == "default")
            #expect(made.metadata.tags == ["a", "b"] && made.metadata.labels == ["quarter": "Q3"])
            #expect(made.metadata.description_p == "Which fits")
            #expect(made.createdAt.seconds > 1_700_000_000)
            #expect(try await max.chats.getChat(.with { $0.chatID = made.id }).chat == made)
            let references = try await max.chats.getChatArtifacts(.with { $0.chatID = made.id }).artifacts
            #expect(references.map(\.artifactID) == [doc] && references.map(\.relationType) == [.referenced])
            let listed = try await max.chats.listChats(.with { $0.filter.artifactIds = [doc] })
            #expect(listed.chats == [made] && listed.totalCount == 1 && listed.totalIsExact)
        }
    }

    @Test func listsAreReadPageByPageToTheirEnd() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            for number in 1...5 { _ = try await max.newChat("Chat \(number)") }
            var titles: [String] = []
            var token = ""
            repeat {
                let page = try await max.chats.listChats(
                    .with {
                        $0.pageSize = 2
                        $0.pageToken = token
                    })
                #expect(page.totalCount == 5 && page.chats.count <= 2)
                titles += page.chats.map(\.title)
                token = page.nextPageToken
            } while !token.isEmpty
            #expect(titles == (1...5).reversed().map { "Chat \($0)" })
            let found = try await max.chats.searchChats(.with { $0.query = "chat 3" })
            #expect(found.chats.map(\.title) == ["Chat 3"])
            for bad: Int32 in [-1, 101] {
                let refusal = await callRefusal { try await max.chats.listChats(.with { $0.pageSize = bad }) }
                #expect(refusal?.code == .invalidArgument && refusal?.field == "page_size")
            }
            let refusal = await callRefusal { try await max.chats.listChats(.with { $0.pageToken = "damaged" }) }
            #expect(refusal?.code == .invalidArgument && refusal?.reason == "invalidArgument")
        }
    }

    @Test func messagesComeBackAsTheyWereSent() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            let picture = Data([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3])
            let sent = try await max.chatting.sendMessage(
                .with {
                    $0.chatID = chat
                    $0.idempotencyKey = "k1"
                    $0.message.parts = [
                        .with { $0.text.text = "Which **fits**?" },
                        .with {
                            $0.code = .with {
                                $0.language = "sql"; $0.content = "SELECT 1"
                            }
                        },
                        .with { $0.image.data = picture },
                        .with {
                            $0.image = .with {
                                $0.url = "https://example.com/a.png"; $0.mimeType = "image/png"
                            }
                        },
                    ]
                    $0.message.attachments = [
                        .with {
                            $0.name = "notes.txt"
                            $0.uri = "data:text/plain;base64,SGVsbG8="
                        },
                        .with {
                            $0.name = "plan.pdf"
                            $0.sizeBytes = 77
                        },
                    ]
                }
            ).message
            #expect(sent.role == "user" && sent.chatID == chat && sent.idempotencyKey == "k1")
            #expect(sent.parts.map(\.image.data).contains(picture))
            #expect(sent.attachments.map(\.name) == ["notes.txt", "plan.pdf"])
            #expect(sent.attachments.map(\.sizeBytes) == [5, 77])
            #expect(sent.attachments.map(\.mimeType) == ["text/plain", "application/pdf"])
            for number in 1...3 { try await max.say("Answer \(number)", in: chat) }
            let first = try await max.chats.getMessages(
                .with {
                    $0.chatID = chat; $0.pageSize = 3
                })
            #expect(first.hasMore_p && first.totalCount == 4 && first.messages.count == 3)
            #expect(first.messages[0].parts == sent.parts && first.messages[0].idempotencyKey.isEmpty)
            let rest = try await max.chats.getMessages(
                .with {
                    $0.chatID = chat; $0.pageToken = first.nextPageToken
                })
            #expect(rest.messages.map(\.parts.first?.text.text) == ["Answer 3"] && !rest.hasMore_p)
        }
    }

    @Test func theSameKeyIsDoneOnce() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            let first = try await max.say("Hello", in: chat, key: "once")
            let again = try await max.say("Hello", in: chat, key: "once")
            #expect(first == again)
            let refusal = await callRefusal { try await max.say("Goodbye", in: chat, key: "once") }
            #expect(refusal?.code == .aborted && refusal?.reason == "conflict")
            #expect(try await max.chats.getMessages(.with { $0.chatID = chat }).messages.count == 1)
            let request = Docket_Chat_V1_CreateChatRequest.with {
                $0.title = "Twice"
                $0.idempotencyKey = "made"
            }
            let made = try await max.chatting.createChat(request).chat.id
            #expect(try await max.chatting.createChat(request).chat.id == made)
        }
    }

    @Test func anArtifactHasOneDiscussionOfEachUser() async throws {
        let office = try await ServedOffice()
        try await office.serve { _, office in
            try await office.call(as: "max") { max in
                let shared = try await max.newChat("Shared", .team)
                let doc = try await max.newDoc("Fees", in: shared)
                @Sendable func discuss(_ text: String) -> Docket_Chat_V1_EnsureChatForArtifactAndSendMessageRequest {
                    .with {
                        $0.artifactID = doc
                        $0.message = .saying(text)
                        $0.idempotencyKey = text
                        $0.visibility = .team
                    }
                }
                let first = try await max.chatting.ensureChatForArtifactAndSendMessage(discuss("one"))
                #expect(first.chatCreated && first.persistedMessage.artifactID == doc)
                #expect(try await max.chats.getChat(.with { $0.chatID = first.chatID }).chat.visibility == .team)
                #expect(try await max.chatting.ensureChatForArtifactAndSendMessage(discuss("one")) == first)
                let second = try await max.chatting.ensureChatForArtifactAndSendMessage(discuss("two"))
                #expect(!second.chatCreated && second.chatID == first.chatID)
                try await office.call(as: "mia") { mia in
                    let hers = try await mia.chatting.ensureChatForArtifactAndSendMessage(discuss("one"))
                    #expect(hers.chatCreated && hers.chatID != first.chatID)
                    var there = discuss("there")
                    there.chatID = first.chatID
                    let named = try await mia.chatting.ensureChatForArtifactAndSendMessage(there)
                    #expect(named.chatID == first.chatID && !named.chatCreated)
                }
            }
        }
    }

    @Test func chatsAreChangedLinkedAndDeleted() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Old")
            let doc = try await max.newDoc("Fees")
            let renamed = try await max.chatting.updateChatTitle(
                .with {
                    $0.chatID = chat; $0.title = "New"
                }
            ).chat
            #expect(renamed.title == "New")
            let shown = try await max.chatting.updateVisibility(
                .with {
                    $0.chatID = chat; $0.visibility = .public
                })
            #expect(shown.chat.visibility == .public)
            let relation = try await max.chatting.associateArtifact(
                .with {
                    $0.chatID = chat; $0.artifactID = doc; $0.relationType = .modified
                }
            ).relation
            #expect(relation.type == .modified && relation.createdBy == "max" && relation.artifactID == doc)
            #expect(try await max.chatting.deleteChat(.with { $0.chatID = chat }).success)
            #expect(try await max.chatting.deleteChat(.with { $0.chatID = chat }).success)
            let refusal = await callRefusal { try await max.chats.getChat(.with { $0.chatID = chat }) }
            #expect(refusal?.code == .notFound)
            #expect(await callRefusal { try await max.say("Late", in: chat) }?.code == .failedPrecondition)
        }
    }

    @Test func whatIsNoRequestIsRefusedWithItsField() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            func field(of input: Docket_Chat_V1_ChatMessageInput) async -> String? {
                let refusal = await callRefusal {
                    try await max.chatting.sendMessage(
                        .with {
                            $0.chatID = chat; $0.message = input
                        })
                }
                #expect(refusal?.code == .invalidArgument)
                return refusal?.field
            }
            #expect(await field(of: .with { $0.parts = [.init()] }) == "message.parts[0]")
            #expect(await field(of: .with { $0.role = "system" }) == "message.role")
            #expect(await field(of: .with { $0.parts = [.with { $0.image = .init() }] }) == "message.parts[0].image")
            #expect(
                await field(of: .with { $0.parts = [.with { $0.image.url = "file:///etc/passwd" }] })
                    == "message.parts[0].image.url")
            #expect(
                await field(of: .with { $0.parts = [.with { $0.image.data = Data("GIF8".utf8) }] })
                    == "message.parts[0].image.data")
            #expect(
                await field(of: .with { $0.attachments = [.with { $0.name = "../a" }] })
                    == "message.attachments[0].name")
            #expect(
                await field(
                    of: .with {
                        $0.attachments = [
                            .with {
                                $0.name = "a"; $0.uri = "https://example.com"
                            }
                        ]
                    })
                    == "message.attachments[0].uri")
            // The domain's own words have no field.
            #expect(await field(of: .saying("  ")) == nil)
            let refusals = [
                await callRefusal { try await max.chats.getChat(.init()) },
                await callRefusal { try await max.chats.getChat(.with { $0.chatID = "a b" }) },
                await callRefusal { try await max.chatting.createChat(.init()) },
                await callRefusal {
                    try await max.chatting.createChat(
                        .with {
                            $0.title = "x"; $0.visibility = .UNRECOGNIZED(9)
                        })
                },
                await callRefusal { try await max.chatting.sendMessage(.with { $0.chatID = chat }) },
                await callRefusal { try await max.chatting.updateVisibility(.with { $0.chatID = chat }) },
                await callRefusal { try await max.chats.searchChats(.init()) },
                await callRefusal {
                    try await max.chats.listChats(.with { $0.filter.createdAfter = .with { $0.seconds = .max } })
                },
            ]
            #expect(refusals.allSatisfy { $0?.code == .invalidArgument })
            #expect(
                refusals.map(\.?.field) == [
                    "chat_id", "chat_id", "title", "visibility", "message", "visibility", "query",
                    "filter.created_after",
                ])
            let large = String(repeating: "x", count: 2 << 20)
            #expect(await callRefusal { try await max.say(large, in: chat) }?.code == .resourceExhausted)
            // Of what is larger than a request may be nothing is read on.
            let larger = String(repeating: "x", count: 5 << 20)
            #expect(await callRefusal { try await max.say(larger, in: chat) } != nil)
            #expect(try await max.chats.getMessages(.with { $0.chatID = chat }).totalCount == 0)
        }
    }
}
