package import DocketDomain

/// Builds what an assistant is given, within a budget of estimated tokens: the system's text, the artifact in question,
/// the customer's profile, the newest messages, the request's files, and the request.
///
/// Where not all fits, the artifact and the files get half of the room, a quarter each where there are both, and the
/// profile a quarter, or more where the others leave it. Files of earlier messages get what is left.
package struct ContextBuilder: Sendable {
    package init() {}

    /// A context of at most so many tokens. Throws `invalidArgument` where the system's text and the request's begin
    /// do not fit.
    package func context(of material: ContextMaterial, budget: Int) throws(DocketError) -> AssistantContext {
        let fence = DataFence(around: material.texts)
        let system = ContextPart(
            .system, name: "System text",
            text: material.system.isEmpty
                ? fence.sentence : material.system + "\n\n" + fence.sentence)
        var leftOut: [ContextOmission] = []
        let request = try request(material.request, room: budget - system.tokens, budget, &leftOut)
        let room = budget - system.tokens - request.tokens

        let artifact = material.artifact.map { ArtifactContext($0, fence) }
        let profile = material.customer.map { ProfileContext($0, fence, seesSensitive: material.seesSensitive) }
        let thread = ThreadContext(material.messages, fence)
        let files = FileContext(material.files, fence)
        let (artifactTokens, profileTokens, fileTokens) = (artifact?.tokens ?? 0, profile?.tokens ?? 0, files.tokens)
        let messageTokens = thread.tokens(atMost: room)
        let share = artifactTokens > 0 && fileTokens > 0 ? room / 4 : room / 2

        var left = room
        let artifactPart = artifact?.part(
            room: min(left, max(share, room - profileTokens - messageTokens - fileTokens)), &leftOut)
        left -= artifactPart?.tokens ?? 0
        let given = min(artifactTokens, artifactPart?.tokens ?? 0)
        let profilePart = profile?.part(
            room: min(left, max(room / 4, room - given - messageTokens - fileTokens)), &leftOut)
        left -= profilePart?.tokens ?? 0
        let fileParts = files.parts(room: min(left, max(share, left - messageTokens)), &leftOut)
        left -= fileParts.reduce(0) { $0 + $1.tokens }
        let messages = thread.parts(room: left, &leftOut)
        left -= messages.reduce(0) { $0 + $1.tokens }
        let earlier = FileContext(material.messages.reversed().flatMap(\.files), fence).parts(room: left, &leftOut)
        return AssistantContext(
            parts: [system] + [artifactPart, profilePart].compactMap { $0 } + earlier.reversed() + messages + fileParts
                + [request], leftOut: leftOut)
    }

    /// A context that is smaller than one that turned out to be too long.
    package func context(
        of material: ContextMaterial, smallerThan earlier: AssistantContext
    ) throws(DocketError) -> AssistantContext {
        try context(of: material, budget: earlier.totalTokens / 2)
    }

    private func request(
        _ text: String, room: Int, _ budget: Int, _ leftOut: inout [ContextOmission]
    ) throws(DocketError) -> ContextPart {
        guard room > TokenEstimate.perPart, let cut = MiddleCut(text, toFit: room - TokenEstimate.perPart) else {
            throw DocketError(
                .invalidArgument,
                "\(budget) tokens are too few for the system text and the request. Set context_tokens higher.")
        }
        if cut.leftOut > 0 { leftOut.append(.middle(of: "Request", cut.leftOut)) }
        return ContextPart(.request, name: "Request", text: cut.text)
    }
}

extension ContextOmission {
    static func middle(of name: String, _ characters: Int) -> ContextOmission {
        ContextOmission(name: "\(name): \(characters) characters of its middle", reason: "They did not fit.")
    }

    static func noRoom(_ name: String) -> ContextOmission {
        ContextOmission(name: name, reason: "It did not fit.")
    }
}

extension ContextMaterial {
    /// All that a fence has to be told from.
    fileprivate var texts: [String] {
        var texts = [system, request]
        if let artifact {
            texts.append(artifact.title)
            texts.append(artifact.kind.rawValue)
            switch artifact.content {
            case .text(let text): texts.append(text)
            case .table(let table):
                for column in table.columns { texts += [column.name, column.statistics] }
                for row in table.first + table.last { texts += row }
            }
        }
        if let customer {
            texts.append(customer.name)
            for field in customer.fields { texts += [field.label, field.value] }
        }
        for message in messages { texts += [message.author, message.text] }
        for file in files + messages.flatMap(\.files) {
            texts.append(file.name)
            if case .text(let text) = file.content { texts.append(text) }
        }
        return texts
    }
}
