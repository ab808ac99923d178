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
    case .grantSight(let user, let sight):
        try TenantDecisions(loaded: loaded, context: context).grant(sight, to: user)
    case .addToken(let new):
        try TokenDecisions(loaded: loaded, context: context).add(new)
    case .revokeToken(let id):
        try TokenDecisions(loaded: loaded, context: context).revoke(id)
    case .createThread(let new):
        try ThreadDecisions(loaded: loaded, context: context).create(new)
    case .forkThread(let fork):
        try ForkDecisions(loaded: loaded, context: context).fork(fork)
    case .thread(let id, let command):
        try ThreadDecisions(loaded: loaded, context: context).change(id, command)
    case .send(let message):
        try SendDecisions(loaded: loaded, context: context).send(message)
    case .reply(let reply):
        try ReplyDecisions(loaded: loaded, context: context).keep(reply)
    case .keepOffer(let kept):
        try OfferDecisions(loaded: loaded, context: context).keep(kept)
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
    let requirements =
        switch command {
        case .createTenant(let id, _, _):
            TenantDecisions(loaded: loaded, context: context).requirements(creating: id)
        case .addUser, .removeUser, .grantSight:
            TenantDecisions(loaded: loaded, context: context).requirements()
        case .addToken, .revokeToken:
            TokenDecisions(loaded: loaded, context: context).requirements()
        case .createThread(let new):
            ThreadDecisions(loaded: loaded, context: context).requirements(new)
        case .forkThread(let fork):
            ForkDecisions(loaded: loaded, context: context).requirements(fork)
        case .thread(let id, _):
            ThreadDecisions(loaded: loaded, context: context).requirements(id)
        case .send(let message):
            SendDecisions(loaded: loaded, context: context).requirements(message)
        case .reply(let reply):
            ReplyDecisions(loaded: loaded, context: context).requirements(reply)
        case .keepOffer(let kept):
            OfferDecisions(loaded: loaded, context: context).requirements(kept)
        case .createArtifact(let new):
            ArtifactDecisions(loaded: loaded, context: context).requirements(new)
        case .artifact(let id, let command):
            ArtifactDecisions(loaded: loaded, context: context).requirements(id, command)
        case .importConversation(let conversation):
            ImportDecisions(loaded: loaded, context: context).requirements(conversation)
        case .requestExport(let new):
            ExportDecisions(loaded: loaded, context: context).requirements(new)
        case .export(let id, _):
            ExportDecisions(loaded: loaded, context: context).requirements(id)
        case .addCustomer(let new):
            CustomerDecisions(loaded: loaded, context: context).requirements(new)
        case .customer(let id, let command):
            CustomerDecisions(loaded: loaded, context: context).requirements(id, command)
        case .correct(let customer, let values, _):
            CorrectionDecisions(loaded: loaded, context: context).requirements(customer, values)
        case .setSchema:
            SchemaDecisions(loaded: loaded, context: context).requirements()
        case .propose(let submission):
            SubmissionDecisions(loaded: loaded, context: context).requirements(submission)
        case .review(let request):
            ReviewDecisions(loaded: loaded, context: context).requirements(request)
        case .undo(let request):
            UndoDecisions(loaded: loaded, context: context).requirements(request)
        }
    return requirements.filter { !loaded.has($0) }
}
