import DocketServer
import Foundation
import GRPCCore
import SwiftProtobuf
import Testing

struct ArtifactCallTests {
    @Test func aTableIsMadeAndReadByItsRows() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let chat = try await max.newChat("Mandates")
            let rows = (0..<250).map { #"["\#($0)"]"# }.joined(separator: ",")
            let request = Docket_Artifact_V1_CreateArtifactRequest.with {
                $0.title = "Fees"
                $0.kind = "table"
                $0.primaryChatID = chat
                $0.metadata = ["origin": "test"]
                $0.payload = Data(#"{"columns":[{"name":"n"}],"rows":[\#(rows)]}"#.utf8)
                $0.idempotencyKey = "made"
            }
            let id = try await max.making.createArtifact(request).artifactID
            #expect(try await max.making.createArtifact(request).artifactID == id)
            let artifact = try await max.artifacts.getArtifact(
                .with {
                    $0.artifactID = id; $0.includeChats = true
                }
            ).artifact
            #expect(artifact.kind == "table" && artifact.title == "Fees" && artifact.revision == 1)
            #expect(artifact.metadata == ["origin": "test"] && artifact.createdByID == "max")
            #expect(artifact.chatIds == [chat] && artifact.primaryChatID == chat)
            #expect(artifact.chatRefs.map(\.relationType) == [.created])
            #expect(String(decoding: artifact.payload, as: UTF8.self).hasSuffix(#""row_count":250}"#))
            let part = try await max.artifacts.getArtifact(
                .with {
                    $0.artifactID = id; $0.rowsFrom = 248; $0.rowsTo = 300
                }
            ).artifact.payload
            #expect(String(decoding: part, as: UTF8.self).contains(#""rows":[["248"],["249"]]"#))
            let listed = try await max.artifacts.listArtifacts(
                .with {
                    $0.chatID = chat; $0.kind = "table"
                })
            #expect(listed.artifacts.map(\.id) == [id] && listed.totalCount == 1)
            #expect(listed.artifacts.first?.payload.isEmpty == true)
        }
    }

    @Test func aRevisionMayBeExpected() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let id = try await max.newDoc("Plan")
            func revise(_ text: String, expecting: Int32, key: String = "") async throws -> Int32 {
                try await max.making.reviseArtifact(
                    .with {
                        $0.artifactID = id
                        $0.payload = Data(#"{"markdown":"\#(text)"}"#.utf8)
                        $0.expectedRevision = expecting
                        $0.idempotencyKey = key
                    }
                ).artifact.revision
            }
            #expect(try await revise("Two", expecting: 1, key: "two") == 2)
            #expect(try await revise("Two", expecting: 1, key: "two") == 2)
            let refusal = await callRefusal { try await revise("Three", expecting: 1) }
            #expect(refusal?.code == .aborted && refusal?.reason == "conflict")
            #expect(try await revise("Three", expecting: 0) == 3)
            let old = try await max.artifacts.getArtifact(
                .with {
                    $0.artifactID = id; $0.revision = 1
                }
            ).artifact
            #expect(old.revision == 1 && String(decoding: old.payload, as: UTF8.self) == #"{"markdown":"One"}"#)
        }
    }

    @Test func chatsAreLinkedListedAndUnlinked() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let id = try await max.newDoc("Plan")
            var chats: Set<String> = []
            for number in 0..<3 {
                let chat = try await max.newChat("Chat \(number)")
                let reference = try await max.making.associateChat(
                    .with {
                        $0.artifactID = id; $0.chatID = chat
                    })
                #expect(reference.chatReference.relationType == .referenced)
                #expect(reference.chatReference.chatTitle == "Chat \(number)")
                chats.insert(chat)
            }
            var seen: [String] = []
            var token = ""
            repeat {
                let page = try await max.artifacts.getArtifactChats(
                    .with {
                        $0.artifactID = id; $0.pageSize = 2; $0.pageToken = token
                    })
                seen += page.chats.map(\.chatID)
                token = page.nextPageToken
            } while !token.isEmpty
            #expect(seen.count == 3 && Set(seen) == chats)
            let chat = seen[0]
            #expect(
                try await max.making.dissociateChat(
                    .with {
                        $0.artifactID = id; $0.chatID = chat
                    }
                ).success)
            #expect(
                try await max.making.dissociateChat(
                    .with {
                        $0.artifactID = id; $0.chatID = chat
                    }
                ).success)
            let left = try await max.artifacts.getArtifactChats(.with { $0.artifactID = id }).chats.map(\.chatID)
            #expect(left == Array(seen.dropFirst()))
            let history = try await max.artifacts.getArtifactHistory(
                .with {
                    $0.artifactID = id; $0.pageSize = 1
                })
            #expect(history.entries.map(\.eventType) == ["artifact_unlinked"] && history.entries[0].chatID == chat)
            #expect(history.entries[0].userID == "max" && !history.entries[0].text.isEmpty)
            let next = try await max.artifacts.getArtifactHistory(
                .with {
                    $0.artifactID = id; $0.pageToken = history.nextPageToken
                })
            #expect(next.entries.map(\.eventType).last == "artifact_created" && next.entries.count == 4)
        }
    }

    @Test func aDeletedArtifactSaysSo() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let id = try await max.newDoc("Plan")
            #expect(try await !max.artifacts.getArtifact(.with { $0.artifactID = id }).artifact.hasDeletedAt)
            #expect(try await max.making.deleteArtifact(.with { $0.artifactID = id }).success)
            #expect(try await max.artifacts.getArtifact(.with { $0.artifactID = id }).artifact.hasDeletedAt)
            #expect(try await max.artifacts.listArtifacts(.init()).artifacts.isEmpty)
        }
    }

    @Test func whatIsNoRequestIsRefusedWithItsField() async throws {
        let office = try await ServedOffice()
        try await office.serving(as: "max") { max in
            let id = try await max.newDoc("Plan")
            func create(_ kind: String, _ payload: String, _ title: String = "x") async -> CallRefusal? {
                await callRefusal {
                    try await max.making.createArtifact(
                        .with {
                            $0.title = title
                            $0.kind = kind
                            $0.payload = Data(payload.utf8)
                        })
                }
            }
            #expect(await create("", "{}")?.field == "kind")
            #expect(await create("doc", "")?.field == "payload")
            #expect(await create("doc", "{")?.field == "payload")
            #expect(await create("doc", "{}")?.code == .invalidArgument)
            #expect(await create("table", #"{"rows":7}"#)?.code == .invalidArgument)
            #expect(await create("doc", #"{"markdown":"x"}"#, "")?.field == "title")
            #expect(await create("profile_edit", "{}")?.code == .failedPrecondition)
            let bad = [
                await callRefusal { try await max.artifacts.getArtifact(.init()) },
                await callRefusal {
                    try await max.artifacts.getArtifact(
                        .with {
                            $0.artifactID = id; $0.revision = -1
                        })
                },
                await callRefusal {
                    try await max.artifacts.getArtifact(
                        .with {
                            $0.artifactID = id; $0.rowsFrom = 5; $0.rowsTo = 1
                        })
                },
                await callRefusal {
                    try await max.artifacts.getArtifactChats(
                        .with {
                            $0.artifactID = id; $0.pageToken = "x"
                        })
                },
            ]
            #expect(bad.map(\.?.field) == ["artifact_id", "revision", "rows_to", "page_token"])
            let missing = await callRefusal {
                try await max.artifacts.getArtifact(
                    .with {
                        $0.artifactID = id; $0.revision = 7
                    })
            }
            #expect(missing?.code == .notFound)
        }
    }
}
