import DocketAgents
import DocketDomain
import Foundation

/// Plays the demo's conversations: message by message in the order of their times, each by its own author.
struct DemoPlayer {
    private struct Step {
        let thread: DemoThread
        let index: Int
        let message: DemoMessage
        /// Milliseconds from this message to the present.
        let age: Int64
    }

    private let script: DemoScript
    private let now: Timestamp
    private var recorder = DemoRecorder()
    private var threads: [String: ThreadID] = [:]
    private var artifacts: [String: ArtifactID] = [:]
    /// Customer and field → what is proposed.
    private var proposals: [String: ArtifactID] = [:]

    init(script: DemoScript, now: Timestamp) {
        self.script = script
        self.now = now
    }

    /// Makes the tenant, and adds the team: what has to be written first.
    mutating func gather() throws(DocketError) -> [Append] {
        guard let admin = script.people.first else { throw DocketError(.corrupt, "The demo has no people.") }
        let age: Int64 = 120 * 86_400_000
        let system = Viewer(tenantID: .default, userID: UserID("docket"), role: .system)
        try recorder.perform(
            .createTenant(.default, name: "demo", firstUser: admin), as: system, at: time(age),
            ids: DemoIDs(step: "tenant", beforeNow: age))
        for person in script.people.dropFirst() {
            try recorder.perform(
                .addUser(person), as: try viewer(admin.id), at: time(age),
                ids: DemoIDs(step: "user \(person.id)", beforeNow: age))
        }
        var policy = ReviewPolicy()
        policy.builtInSchema = script.schema
        for customer in script.customers {
            try recorder.perform(
                .addCustomer(customer), as: try viewer(admin.id), at: time(age),
                ids: DemoIDs(step: "customer \(customer.name)", beforeNow: age), policy: policy)
        }
        return recorder.take()
    }

    /// Plays all conversations: what is written into the workspace that `gather` made.
    mutating func play() throws(DocketError) -> [Append] {
        for step in script.threads.flatMap(Self.steps).sorted(by: { $0.age > $1.age }) {
            try play(step)
        }
        return recorder.take()
    }

    private static func steps(of thread: DemoThread) -> [Step] {
        var age = thread.age + thread.messages.dropFirst().reduce(0) { $0 + $1.pause }
        return thread.messages.enumerated().map { index, message in
            if index > 0 { age -= message.pause }
            return Step(thread: thread, index: index, message: message, age: age)
        }
    }

    private mutating func play(_ step: Step) throws(DocketError) {
        if step.index == 0, step.thread.discusses == nil { try open(step) }
        let author = try viewer(step.message.author)
        if author.role == .agent {
            try answer(step, as: author)
        } else {
            try say(step, as: author)
        }
        if step.index == 0 { try label(step) }
        for (index, deed) in step.message.deeds.enumerated() {
            try review(deed, step, as: author, ids(step, "deed \(index)"))
            guard let (name, command) = afterthought(deed, in: try id(of: step.thread)) else { continue }
            let person = author.role == .agent ? step.thread.owner : author.userID
            try recorder.perform(
                .artifact(try artifact(name), command), as: try viewer(person), at: time(step.age),
                ids: ids(step, "deed \(index)"))
        }
    }

    // MARK: Threads

    private mutating func open(_ step: Step) throws(DocketError) {
        let thread = step.thread
        let outcome = try recorder.perform(
            .createThread(
                NewThread(
                    title: thread.title, description: thread.description, visibility: thread.visibility,
                    agentID: thread.agent)), as: try viewer(thread.owner), at: time(step.age), ids: ids(step, "thread"))
        threads[thread.key] = outcome.threadID
    }

    private mutating func label(_ step: Step) throws(DocketError) {
        let thread = step.thread
        let owner = try viewer(thread.owner)
        if !thread.tags.isEmpty {
            try recorder.perform(
                .thread(try id(of: thread), .tag(add: thread.tags, remove: [])), as: owner, at: time(step.age),
                ids: ids(step, "tags"))
        }
        if !thread.labels.isEmpty {
            try recorder.perform(
                .thread(try id(of: thread), .label(set: thread.labels, remove: [])), as: owner, at: time(step.age),
                ids: ids(step, "labels"))
        }
    }

    // MARK: Messages

    /// A person's message. What they hand in with it is made first, and the message is about it.
    private mutating func say(_ step: Step, as author: Viewer) throws(DocketError) {
        var about = step.index == 0 ? step.thread.discusses : nil
        var attachments: [NewAttachment] = []
        var blobs: [String: Data] = [:]
        for deed in step.message.deeds {
            switch deed {
            case .about(let name):
                about = name
            case .attach(let name):
                let file = try AttachedFile(reading: script.fileURL(name))
                attachments.append(file.attachment)
                blobs[file.digest] = file.bytes
            case .file(let name, let kind, let file, let title):
                let content = try PreparedContent(ofKind: kind, from: try script.file(file), name: file)
                try handIn(name, kind, content, title: title, step, as: author)
                about = name
            case .keeps, .ledger, .describe, .comment, .status, .link, .propose, .decide:
                break
            }
        }
        let thread = threads[step.thread.key]
        let target: OutgoingMessage.Target =
            if let about { .artifact(try artifact(about), in: thread) } else { .thread(try id(of: step.thread)) }
        let outcome = try recorder.perform(
            .send(OutgoingMessage(target: target, parts: [.text(step.message.text)], attachments: attachments)),
            as: author, at: time(step.age), ids: ids(step, "message"), blobs: blobs)
        threads[step.thread.key] = outcome.threadID
    }

    private mutating func handIn(
        _ name: String, _ kind: ArtifactKind, _ content: PreparedContent, title: String, _ step: Step, as author: Viewer
    ) throws(DocketError) {
        let command: Command =
            if let id = artifacts[name] {
                .artifact(id, .revise(content.content, title: title))
            } else {
                .createArtifact(
                    NewArtifact(kind: kind, title: title, content: content.content, threadID: try id(of: step.thread)))
            }
        let outcome = try recorder.perform(
            command, as: author, at: time(step.age), ids: ids(step, "artifact \(name)"), blobs: content.blobs)
        artifacts[name] = outcome.artifactID
    }

    /// An agent's message: the tables and queries in it, and what it hands in beside them, become artifacts.
    private mutating func answer(_ step: Step, as agent: Viewer) throws(DocketError) {
        var work = DemoWork(artifacts: artifacts)
        let names = step.message.deeds.flatMap(\.names)
        try work.keep(ArtifactDetector().detect(in: step.message.text), as: names)
        for deed in step.message.deeds {
            switch deed {
            case .file(let name, let kind, let file, let title):
                let content = try PreparedContent(ofKind: kind, from: try script.file(file), name: file)
                work.add(name, kind, title: title, content)
            case .ledger(let name, let title):
                work.add(name, .table, title: title, PreparedContent(DemoLedger.table(rows: DemoLedger.rows)))
            case .keeps, .about, .attach, .describe, .comment, .status, .link, .propose, .decide:
                break
            }
        }
        let thread = try id(of: step.thread)
        let speaker = step.thread.visibility == .public ? agent : try viewer(step.thread.owner)
        let reply = Reply(
            threadID: thread, agentID: agent.userID, parts: [.text(step.message.text)], artifacts: work.works)
        try recorder.perform(
            .reply(reply), as: speaker, at: time(step.age), ids: ids(step, "message"), blobs: work.blobs)
        // The artifacts that the step made are the new ones among its changes, in their order.
        let made =
            recorder.appends.last?.changes.filter { $0.stream.kind == .artifact && $0.expected == .noStream } ?? []
        for (name, change) in zip(work.created, made) { artifacts[name] = ArtifactID(change.stream.id) }
    }

    private func afterthought(_ deed: DemoDeed, in thread: ThreadID) -> (name: String, command: ArtifactCommand)? {
        switch deed {
        case .describe(let name, let text): (name, .describe(text))
        case .comment(let name, let text): (name, .comment(text))
        case .status(let name, let status): (name, .setStatus(status))
        case .link(let name, let relation): (name, .link(thread, relation))
        case .keeps, .file, .ledger, .about, .attach, .propose, .decide: nil
        }
    }

    // MARK: Proposals

    private mutating func review(_ deed: DemoDeed, _ step: Step, as author: Viewer, _ ids: DemoIDs) throws(DocketError)
    {
        switch deed {
        case .propose(let customer, let file):
            // An agent's proposals are handed in by the one it works for, who sees the thread.
            let person = author.role == .agent ? try viewer(step.thread.owner) : author
            var submission = Submission(
                customerID: CustomerID(customer), threadID: try id(of: step.thread),
                lines: try DemoProposals.lines(of: script.file(file)))
            submission.agentID = step.thread.agent.map { UserID($0) }
            let outcome = try recorder.perform(.propose(submission), as: person, at: time(step.age), ids: ids)
            if let refused = outcome.submission?.refused.first {
                throw DocketError(.corrupt, "The demo's \(file), line \(refused.line): \(refused.message)")
            }
            for item in outcome.submission?.items ?? [] { proposals["\(customer) \(item.fieldKey)"] = item.id }
        case .decide(let customer, let field, let reason):
            guard let id = proposals["\(customer) \(field)"] else {
                throw DocketError(.corrupt, "The demo decides \(field) of \(customer) before it is proposed.")
            }
            let decision: ProposalDecision.Decision = reason.map { .reject(reason: $0) } ?? .accept
            let outcome = try recorder.perform(
                .review(ReviewRequest([ProposalDecision(id, decision)])), as: author, at: time(step.age), ids: ids)
            if let skipped = outcome.review?.skipped.first {
                throw DocketError(.corrupt, "The demo decides what it can't: \(skipped.message)")
            }
        default: break
        }
    }

    // MARK: Names and times

    private func viewer(_ id: UserID) throws(DocketError) -> Viewer {
        guard let person = script.people.first(where: { $0.id == id }) else {
            throw DocketError(.corrupt, "The demo's people.csv has no \(id).")
        }
        return Viewer(tenantID: .default, userID: id, role: person.role)
    }

    private func id(of thread: DemoThread) throws(DocketError) -> ThreadID {
        guard let id = threads[thread.key] else {
            throw DocketError(.corrupt, "The demo's \(thread.key) is not begun.")
        }
        return id
    }

    private func artifact(_ name: String) throws(DocketError) -> ArtifactID {
        guard let id = artifacts[name] else {
            throw DocketError(.corrupt, "The demo speaks of \(name) before it is made.")
        }
        return id
    }

    private func time(_ age: Int64) -> Timestamp {
        Timestamp(milliseconds: now.milliseconds - age)
    }

    private func ids(_ step: Step, _ what: String) -> DemoIDs {
        DemoIDs(step: "\(step.thread.key) \(step.index) \(what)", beforeNow: step.age)
    }
}
