import DocketDomain
import DocketImport
import OrderedCollections
import Testing

/// Trees of messages as exports write them, whole and with parts missing.
@Suite struct MessageTreeTests {
    /// Which of a node's links the file has.
    enum Links: CaseIterable {
        case both, parents, children, none
    }

    private func node(_ id: String, parent: String?, children: [String], _ links: Links, text: String? = nil) -> JSON {
        var node: OrderedDictionary<String, JSON> = [
            "id": .string(id), "message": chatGPTMessage("user", text ?? id, ["id": .string(id)]),
        ]
        if links == .both || links == .parents { node["parent"] = parent.map(JSON.string) ?? .null }
        if links == .both || links == .children { node["children"] = .array(children.map(JSON.string)) }
        return .object(node)
    }

    private func chain(_ ids: [String], _ links: Links, current: JSON = nil) -> JSON {
        var mapping: OrderedDictionary<String, JSON> = [:]
        for (index, id) in ids.enumerated() {
            mapping[id] = node(
                id, parent: index > 0 ? ids[index - 1] : nil, children: index + 1 < ids.count ? [ids[index + 1]] : [],
                links)
        }
        return ["id": "c", "title": "T", "mapping": .object(mapping), "current_node": current]
    }

    @Test(arguments: Links.allCases, [nil, "4", "2", "gone"] as [String?])
    func aChainOfMessagesIsReadWholeWhateverLinksItHas(links: Links, current: String?) throws {
        let ids = ["1", "2", "3", "4"]
        let transcript = try transcript(of: chain(ids, links, current: current.map(JSON.string) ?? .null))
        // Only links say that what follows the current message was left.
        let isLeft = current == "2" && links != .none
        #expect(transcript.messages.compactMap(\.id) == (isLeft ? ["1", "2"] : ids))
        #expect(transcript.tally.messages == 4)
        #expect(transcript.tally.hidden == (isLeft ? [.otherBranch: 2] : [:]))
        #expect(transcript.tally.notes.isEmpty)
    }

    @Test func theOrderOfTheFileDoesNotMatterWhereThereAreLinks() throws {
        for links in [Links.both, .parents, .children] {
            let whole = chain(["1", "2", "3", "4", "5"], links, current: "5")
            let nodes = try #require(whole["mapping"]?.object)
            for order in [["5", "4", "3", "2", "1"], ["3", "1", "5", "2", "4"], ["2", "3", "1", "5", "4"]] {
                let mapping = OrderedDictionary(uniqueKeysWithValues: order.map { ($0, nodes[$0] ?? .null) })
                let transcript = try transcript(of: whole.adding(["mapping": .object(mapping)]))
                #expect(transcript.messages.compactMap(\.id) == ["1", "2", "3", "4", "5"], "\(links) \(order)")
                #expect(transcript.tally.notes.isEmpty)
            }
        }
    }

    @Test func someNodesWithoutLinksFollowTheOneBeforeThem() throws {
        var mapping: OrderedDictionary<String, JSON> = [:]
        mapping["1"] = node("1", parent: nil, children: ["2"], .both)
        mapping["2"] = node("2", parent: "1", children: [], .both)
        mapping["3"] = node("3", parent: nil, children: [], .none)
        mapping["4"] = node("4", parent: "3", children: [], .parents)
        for current in [nil, "2", "4"] as [JSON] {
            let transcript = try transcript(of: ["id": "c", "mapping": .object(mapping), "current_node": current])
            #expect(transcript.messages.compactMap(\.id) == ["1", "2", "3", "4"])
        }
    }

    @Test func whatHasLostItsParentStandsAtTheEndAndIsNamed() throws {
        var mapping: OrderedDictionary<String, JSON> = [:]
        mapping["lost"] = node("lost", parent: "gone", children: ["after"], .both)
        mapping["after"] = node("after", parent: "lost", children: [], .both)
        mapping["1"] = node("1", parent: nil, children: ["2"], .both)
        mapping["2"] = node("2", parent: "1", children: [], .both)
        mapping["round"] = node("round", parent: "trip", children: ["trip"], .both)
        mapping["trip"] = node("trip", parent: "round", children: ["round"], .both)
        let transcript = try transcript(of: ["id": "c", "mapping": .object(mapping), "current_node": "2"])
        #expect(transcript.messages.compactMap(\.id) == ["1", "2", "lost", "after", "round", "trip"])
        #expect(transcript.tally.notes.count == 4)
        #expect(transcript.tally.notes[0].contains("lost"))
        #expect(transcript.tally.messages == 6)
    }

    @Test func otherBranchesAreCountedWithAllThatFollowsThem() throws {
        var mapping: OrderedDictionary<String, JSON> = ["root": ["id": "root", "children": ["q"], "message": nil]]
        mapping["q"] = node("q", parent: "root", children: ["a", "b"], .both)
        mapping["a"] = node("a", parent: "q", children: ["a2"], .both)
        mapping["a2"] = node("a2", parent: "a", children: [], .both)
        mapping["b"] = node("b", parent: "q", children: [], .both)
        let transcript = try transcript(of: ["id": "c", "mapping": .object(mapping), "current_node": "b"])
        #expect(transcript.messages.compactMap(\.id) == ["q", "b"])
        #expect(transcript.alternatives == 1)
        #expect(transcript.tally.hidden == [.otherBranch: 2])
        #expect(transcript.tally.messages == 4)
    }

    @Test func aLongFlatMappingIsReadInLinearTime() throws {
        let ids = (0..<20_000).map { "m\($0)" }
        for links in [Links.none, .children] {
            #expect(try transcript(of: chain(ids, links)).messages.count == ids.count)
        }
    }

    @Test func chatsOfOpenWebUIAreReadByTheirListsOfChildrenToo() throws {
        func chat(_ parents: Bool, _ children: Bool) -> JSON {
            var nodes: OrderedDictionary<String, JSON> = [:]
            for (index, id) in ["q", "a", "q2"].enumerated() {
                var node: OrderedDictionary<String, JSON> = [
                    "role": index.isMultiple(of: 2) ? "user" : "assistant", "content": .string(id),
                ]
                if parents { node["parentId"] = index == 0 ? .null : .string(["q", "a", "q2"][index - 1]) }
                if children { node["childrenIds"] = index == 2 ? [] : [.string(["q", "a", "q2"][index + 1])] }
                nodes[id] = .object(node)
            }
            return ["id": "w", "chat": ["history": ["messages": .object(nodes), "currentId": "q2"]]]
        }
        for (parents, children) in [(true, true), (true, false), (false, true), (false, false)] {
            #expect(try transcript(of: chat(parents, children)).lines == ["user: q", "assistant: a", "user: q2"])
        }
    }

    @Test func aFirstQuestionThatWasEditedIsAnotherBeginning() throws {
        let nodes: JSON = [
            "q": ["role": "user", "content": "q", "parentId": nil, "childrenIds": ["a"]],
            "a": ["role": "assistant", "content": "a", "parentId": "q", "childrenIds": []],
            "q'": ["role": "user", "content": "q'", "parentId": nil, "childrenIds": ["a'"]],
            "a'": ["role": "assistant", "content": "a'", "parentId": "q'", "childrenIds": []],
        ]
        let transcript = try transcript(of: ["id": "w", "chat": ["history": ["messages": nodes, "currentId": "a'"]]])
        #expect(transcript.lines == ["user: q'", "assistant: a'"])
        #expect(transcript.tally.hidden == [.otherBranch: 2])
        #expect(transcript.tally.notes.isEmpty)
    }
}
