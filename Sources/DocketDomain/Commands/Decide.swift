/// Decides a command: the events that it makes, from what the log says. Pure; nothing is written.
///
/// - Throws: `DocketError` where the command is not allowed, not possible, or its object cannot be seen.
package func decide(_ command: Command, in world: World, _ context: Context) throws(DocketError) -> Decision {
    switch command {
    case .createTenant(let id, let name, let firstUser):
        try TenantDecisions(world: world, context: context).create(id, name: name, firstUser: firstUser)
    case .addUser(let user):
        try TenantDecisions(world: world, context: context).add(user)
    case .removeUser(let user):
        try TenantDecisions(world: world, context: context).remove(user)
    case .createThread(let new):
        try ThreadDecisions(world: world, context: context).create(new)
    case .thread(let id, let command):
        try ThreadDecisions(world: world, context: context).change(id, command)
    case .send(let message):
        try SendDecisions(world: world, context: context).send(message)
    case .reply(let reply):
        try ReplyDecisions(world: world, context: context).keep(reply)
    case .createArtifact(let new):
        try ArtifactDecisions(world: world, context: context).create(new)
    case .artifact(let id, let command):
        try ArtifactDecisions(world: world, context: context).change(id, command)
    case .importConversation(let conversation):
        try ImportDecisions(world: world, context: context).take(conversation)
    case .requestExport(let new):
        try ExportDecisions(world: world, context: context).request(new)
    case .export(let id, let command):
        try ExportDecisions(world: world, context: context).change(id, command)
    case .addCustomer(let new):
        try CustomerDecisions(world: world, context: context).add(new)
    case .customer(let id, let command):
        try CustomerDecisions(world: world, context: context).change(id, command)
    case .correct(let customer, let values, let asAdmin):
        try CorrectionDecisions(world: world, context: context).correct(customer, values, asAdmin: asAdmin)
    case .setSchema(let schema):
        try SchemaDecisions(world: world, context: context).replace(schema)
    case .propose(let submission):
        try SubmissionDecisions(world: world, context: context).take(submission)
    case .review(let request):
        try ReviewDecisions(world: world, context: context).review(request)
    case .takeBack(let request):
        try TakeBackDecisions(world: world, context: context).takeBack(request)
    }
}

/// What a command still has to know, given what has been loaded; empty when it can be decided.
package func needs(of command: Command, in world: World, _ context: Context) -> [Need] {
    let viewer = context.viewer
    var needs: [Need] = []
    switch command {
    case .createTenant(let id, _, _):
        needs = [.stream(.tenant(id)), .stream(.tenant(viewer.tenantID))]
    case .addUser, .removeUser:
        needs = [.stream(.tenant(viewer.tenantID))]
    case .createThread:
        break
    case .thread(let id, _):
        needs = [.stream(.thread(id))]
        if let artifact = world.thread(id)?.state.discusses, let owner = world.thread(id)?.state.ownerID {
            needs.append(.claim(.discussion(of: artifact, by: owner)))
        }
    case .send(let message):
        switch message.target {
        case .thread(let id):
            needs = [.stream(.thread(id))]
        case .artifact(let id, let thread?):
            needs = artifactNeeds(id, in: world) + [.stream(.thread(thread))]
        case .artifact(let id, nil):
            let claim = ClaimKey.discussion(of: id, by: viewer.userID)
            needs = artifactNeeds(id, in: world) + [.claim(claim)]
            if let owner = world.owner(of: claim) { needs.append(.stream(owner)) }
        }
    case .reply(let reply):
        needs = [.stream(.thread(reply.threadID))]
        for case .revise(let id, _, _) in reply.artifacts { needs += artifactNeeds(id, in: world) }
    case .createArtifact(let new):
        needs = new.threadID.map { [.stream(.thread($0))] } ?? []
    case .artifact(let id, let command):
        needs = artifactNeeds(id, in: world)
        switch command {
        case .link(let thread, _), .unlink(let thread): needs.append(.stream(.thread(thread)))
        default: break
        }
    case .importConversation(let conversation):
        needs = conversation.needs(in: world, viewer: viewer)
    case .requestExport(let new):
        needs = sourceNeeds(new.source, in: world)
    case .export(let id, _):
        needs = [.stream(.export(id))]
        if let source = world.export(id)?.state.source { needs += sourceNeeds(source, in: world) }
    case .addCustomer(let new):
        needs = [.stream(.tenant(viewer.tenantID)), .stream(.schema)]
        if let id = new.id { needs.append(.stream(.customer(id))) }
    case .customer(let id, let command):
        needs = [.stream(.customer(id))]
        if case .assign = command { needs.append(.stream(.tenant(viewer.tenantID))) }
    case .correct(let customer, let values, _):
        needs = CorrectionDecisions(world: world, context: context).needs(customer, values)
    case .setSchema:
        needs = [.stream(.schema)]
    case .propose(let submission):
        needs = SubmissionDecisions(world: world, context: context).needs(submission)
    case .review(let request):
        needs = ReviewDecisions(world: world, context: context).needs(request)
    case .takeBack(let request):
        needs = TakeBackDecisions(world: world, context: context).needs(request)
    }
    return needs.filter { !world.has($0) }
}

/// What is exported, and what it may be seen through.
private func sourceNeeds(_ source: ExportSource, in world: World) -> [Need] {
    if case .artifact(let id) = source.subject { return artifactNeeds(id, in: world) }
    return source.stream.map { [.stream($0)] } ?? []
}

/// An artifact and the threads through which it may be seen.
private func artifactNeeds(_ id: ArtifactID, in world: World) -> [Need] {
    let artifact = world.artifact(id)?.state
    let threads = artifact?.relations.keys.sorted() ?? []
    let customer = artifact?.proposal.map { [Need.stream(.customer($0.customerID))] } ?? []
    return [.stream(.artifact(id))] + customer + threads.map { .stream(.thread(ThreadID($0))) }
}
