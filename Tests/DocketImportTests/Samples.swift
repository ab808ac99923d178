import DocketDomain
import OrderedCollections

/// A ChatGPT conversation that is one chain of messages, each the value of a node's `message`.
func chatGPT(_ messages: [JSON], id: String = "c1", title: JSON = "A title") -> JSON {
    var mapping: OrderedDictionary<String, JSON> = ["root": ["id": "root", "children": ["n0"]]]
    for (index, message) in messages.enumerated() {
        mapping["n\(index)"] = [
            "id": .string("n\(index)"), "message": message,
            "parent": index == 0 ? "root" : .string("n\(index - 1)"),
            "children": index + 1 < messages.count ? [.string("n\(index + 1)")] : [],
        ]
    }
    return [
        "id": .string(id), "title": title, "mapping": .object(mapping),
        "current_node": .string(messages.isEmpty ? "root" : "n\(messages.count - 1)"),
    ]
}

func chatGPTMessage(_ role: String, _ text: String, _ more: OrderedDictionary<String, JSON> = [:]) -> JSON {
    var message: OrderedDictionary<String, JSON> = [
        "author": ["role": .string(role)], "content": ["content_type": "text", "parts": [.string(text)]],
        "recipient": "all", "weight": 1,
    ]
    message.merge(more) { $1 }
    return .object(message)
}

func claude(_ messages: [JSON], id: String = "c1", name: String = "A title") -> JSON {
    ["uuid": .string(id), "name": .string(name), "chat_messages": .array(messages)]
}

func claudeMessage(_ sender: String, _ blocks: [JSON], _ more: OrderedDictionary<String, JSON> = [:]) -> JSON {
    var message: OrderedDictionary<String, JSON> = ["sender": .string(sender), "content": .array(blocks)]
    message.merge(more) { $1 }
    return .object(message)
}

func textBlock(_ text: String) -> JSON {
    ["type": "text", "text": .string(text)]
}

func openAI(_ texts: [(role: String, text: String)]) -> JSON {
    ["messages": .array(texts.map { ["role": .string($0.role), "content": .string($0.text)] })]
}
