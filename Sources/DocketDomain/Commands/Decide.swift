/// Decides a command: the events that it makes, from what the log says. Pure; nothing is written.
///
/// - Throws: `DocketError` where the command is not allowed, not possible, or its object cannot be seen.
package func decide(_ command: Command, in loaded: LoadedState, _ context: Context) throws(DocketError) -> ChangeSet {
    switch command {
    case .createTenant(let id, let name, let firstUser):
        try TenantDecisions(loaded: loaded, context: context).create(id, name: name, firstUser: firstUser)
    case .addUser(let user):
        try TenantDecisions(loaded: loaded, context: context).add(user)
    case .removeUser(let user):
        try TenantDecisions(loaded: loaded, context: context).remove(user)
    case .createThread(let new):
        try ThreadDecisions(loaded: loaded, context: context).create(new)
    case .thread(let id, let command):
        try ThreadDecisions(loaded: loaded, context: context).change(id, command)
    case .send(let message):
        try SendDecisions(loaded: loaded, context: context).send(message)
    case .reply(let reply):
        try ReplyDecisions(loaded: loaded, context: context).keep(reply)
    case .createArtifact(let new):
        try ArtifactDecisions(loaded: loaded, context: context).create(new)
    case .artifact(let id, let command):
        try ArtifactDecisions(loaded: loaded, context: context).change(id, command)
    case .importConversation(let conversation):
        try ImportDecisions(loaded: loaded, context: context).take(conversation)
    case .requestExport(let new):
        try ExportDecisions(loaded: loaded, context: context).request(new)
    case .export(let id, let command):
        try ExportDecisions(loaded: loaded, context: context).change(id, command)
    case .addCustomer(let new):
        try CustomerDecisions(loaded: loaded, context: context).add(new)
    case .customer(let id, let command):
        try CustomerDecisions(loaded: loaded, context: context).change(id, command)
    case .correct(let customer, let values, let asAdmin):
        try CorrectionDecisions(loaded: loaded, context: context).correct(customer, values, asAdmin: asAdmin)
    case .setSchema(let schema):
        try SchemaDecisions(loaded: loaded, context: context).replace(schema)
    case .propose(let submission):
        try SubmissionDecisions(loaded: loaded, context: context).take(submission)
    case .review(let request):
        try ReviewDecisions(loaded: loaded, context: context).review(request)
    case .undo(let request):
        try UndoDecisions(loaded: loaded, context: context).undo(request)
    }
}

/// What a command still has to know, given what has been loaded; empty when it can be decided.
package func requirements(of command: Command, in loaded: LoadedState, _ context: Context) -> [Requirement] {
    let viewer = context.viewer
    var requirements: [Requirement] = []
    switch command {
    case .createTenant(let id, _, _):
        requirements = [.stream(.tenant(id)), .stream(.tenant(viewer.tenantID))]
    case .addUser, .removeUser:
        requirements = [.stream(.tenant(viewer.tenantID))]
    case .createThread:
        break
    case .thread(let id, _):
        requirements = [.stream(.thread(id))]
        if let artifact = loaded.thread(id)?.state.discusses, let owner = loaded.thread(id)?.state.ownerID {
            requirements.append(.claim(.discussion(of: artifact, by: owner)))
        }
    case .send(let message):
        switch message.target {
        case .thread(let id):
            requirements = [.stream(.thread(id))]
        case .artifact(let id, let thread?):
            requirements = artifactRequirements(id, in: loaded) + [.stream(.thread(thread))]
        case .artifact(let id, nil):
            let claim = ClaimKey.discussion(of: id, by: viewer.userID)
            requirements = artifactRequirements(id, in: loaded) + [.claim(claim)]
            if let owner = loaded.owner(of: claim) { requirements.append(.stream(owner)) }
        }
    case .reply(let reply):
        requirements = [.stream(.thread(reply.threadID))]
        for case .revise(let id, _, _) in reply.artifacts { requirements += artifactRequirements(id, in: loaded) }
    case .createArtifact(let new):
        requirements = new.threadID.map { [.stream(.thread($0))] } ?? []
    case .artifact(let id, let command):
        requirements = artifactRequirements(id, in: loaded)
        switch command {
        case .link(let thread, _), .unlink(let thread): requirements.append(.stream(.thread(thread)))
        default: break
        }
    case .importConversation(let conversation):
        requirements = conversation.requirements(in: loaded, viewer: viewer)
    case .requestExport(let new):
        requirements = sourceRequirements(new.source, in: loaded)
    case .export(let id, _):
        requirements = [.stream(.export(id))]
        if let source = loaded.export(id)?.state.source { requirements += sourceRequirements(source, in: loaded) }
    case .addCustomer(let new):
        requirements = [.stream(.tenant(viewer.tenantID)), .stream(.schema)]
        if let id = new.id { requirements.append(.stream(.customer(id))) }
    case .customer(let id, let command):
        requirements = [.stream(.customer(id))]
        if case .assign = command { requirements.append(.stream(.tenant(viewer.tenantID))) }
    case .correct(let customer, let values, _):
        requirements = CorrectionDecisions(loaded: loaded, context: context).requirements(customer, values)
    case .setSchema:
        requirements = [.stream(.schema)]
    case .propose(let submission):
        requirements = SubmissionDecisions(loaded: loaded, context: context).requirements(submission)
    case .review(let request):
        requirements = ReviewDecisions(loaded: loaded, context: context).requirements(request)
    case .undo(let request):
        requirements = UndoDecisions(loaded: loaded, context: context).requirements(request)
    }
    return requirements.filter { !loaded.has($0) }
}

/// What is exported, and what it may be seen through.
private func sourceRequirements(_ source: ExportSource, in loaded: LoadedState) -> [Requirement] {
    if case .artifact(let id) = source.subject { return artifactRequirements(id, in: loaded) }
    return source.stream.map { [.stream($0)] } ?? []
}

/// An artifact and the threads through which it may be seen.
private func artifactRequirements(_ id: ArtifactID, in loaded: LoadedState) -> [Requirement] {
    let artifact = loaded.artifact(id)?.state
    let threads = artifact?.relations.keys.sorted() ?? []
    let customer = artifact?.proposal.map { [Requirement.stream(.customer($0.customerID))] } ?? []
    return [.stream(.artifact(id))] + customer + threads.map { .stream(.thread(ThreadID($0))) }
}
