import DocketDomain
import DocketImport
import OrderedCollections
import Testing

@Suite struct OpenWebUITests {
    @Test func aChatIsReadAlongItsCurrentBranch() throws {
        let transcript = try transcript(of: [chat(currentID: "a2")])
        #expect(transcript.format == .openwebui)
        #expect(transcript.id == "w1")
        #expect(transcript.title == "Web chat")
        #expect(transcript.createdAt == Timestamp(milliseconds: 1_744_577_557_000))
        #expect(transcript.updatedAt == Timestamp(milliseconds: 1_744_577_600_000))
        #expect(transcript.agent == "model-b")
        #expect(transcript.alternatives == 1)
        #expect(transcript.metadata == ["pinned": true, "tags": ["work"]])
        #expect(transcript.lines == ["user: q", "assistant: second"])
        #expect(transcript.messages.map(\.author) == [nil, "model-b"])
        #expect(transcript.messages[0].createdAt == Timestamp(milliseconds: 1_744_577_557_000))
        #expect(transcript.messages[0].attachments == [TranscriptAttachment(name: "notes.txt", size: 5, text: "words")])
    }

    @Test func withoutACurrentMessageTheNewestLeafIsTaken() throws {
        for current in [nil, "gone"] as [JSON] {
            #expect(try transcript(of: [chat(currentID: current)]).lines == ["user: q", "assistant: first"])
        }
    }

    @Test func aChatByItselfIsReadToo() throws {
        let inner = try #require(chat(currentID: "a1")["chat"])
        let transcript = try transcript(of: inner.adding(["id": "", "title": "Alone"]))
        #expect(transcript.format == .openwebui)
        #expect(transcript.id.hasPrefix("digest:"))
        #expect(transcript.title == "Alone")
        #expect(transcript.lines == ["user: q", "assistant: first"])
    }

    @Test func aChatWithoutAHistoryHasItsListOfMessages() throws {
        let listed: JSON = [
            "id": "w", "title": "T",
            "chat": ["messages": [["role": "user", "content": [["type": "text", "text": "q"]]]]],
        ]
        #expect(try transcript(of: [listed]).lines == ["user: q"])
    }

    @Test func circlesEnd() throws {
        let circle: JSON = [
            "id": "w",
            "chat": [
                "history": [
                    "currentId": "a",
                    "messages": [
                        "a": ["role": "user", "content": "1", "parentId": "b", "childrenIds": ["b"]],
                        "b": ["role": "user", "content": "2", "parentId": "a", "childrenIds": ["a"]],
                    ],
                ]
            ],
        ]
        #expect(try transcript(of: circle).lines == ["user: 2", "user: 1"])
    }

    private func chat(currentID: JSON) -> JSON {
        [
            "id": "w1", "title": "Web chat", "created_at": 1_744_577_557, "updated_at": 1_744_577_600, "pinned": true,
            "archived": false, "meta": ["tags": ["work"]],
            "chat": [
                "models": ["model-a"], "timestamp": 1_744_577_557_127,
                "history": [
                    "currentId": currentID,
                    "messages": [
                        "q": [
                            "id": "q", "parentId": nil, "childrenIds": ["a1", "a2"], "role": "user", "content": "q",
                            "timestamp": 1_744_577_557,
                            "files": [
                                [
                                    "type": "file", "name": "notes.txt", "size": 5,
                                    "file": ["data": ["content": "words"]],
                                ]
                            ],
                        ],
                        "a1": [
                            "id": "a1", "parentId": "q", "childrenIds": [], "role": "assistant", "content": "first",
                            "model": "model-a", "timestamp": 1_744_577_570,
                        ],
                        "a2": [
                            "id": "a2", "parentId": "q", "childrenIds": [], "role": "assistant", "content": "second",
                            "model": "model-b", "timestamp": 1_744_577_560,
                        ],
                    ],
                ],
                "messages": [["role": "user", "content": "not this"]],
            ],
        ]
    }
}
