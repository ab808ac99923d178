"""Drives each call of `docket serve` with good and bad input, as a program does that knows the protocols alone.

usage: calls.py STUBS SOCKET

STUBS is the folder of what protoc has made of Resources/protocols. The workspace has the users ada (an admin), max (a
member), bot (an agent) and rita (the relationship manager of the customer okafor). Prints what is not as it should be, a
line each, and ends with 1 where there was anything.
"""
import json
import sys
import time
import uuid

import grpc

sys.path.insert(0, sys.argv[1])

import health_pb2
import health_pb2_grpc
from docket.artifact.v1 import artifact_pb2, artifact_pb2_grpc
from docket.chat.v1 import chat_pb2, chat_pb2_grpc
from docket.review.v1 import review_pb2, review_pb2_grpc

PATIENCE = 120  # seconds: for one call
faults = []


def fault(what):
    faults.append(what)
    print(what)


class Service:
    """One service: its calls by name, with the fields of the request, as a user."""

    all = []

    def __init__(self, channel, module, stubs, name):
        self.descriptor = module.DESCRIPTOR.services_by_name[name]
        self.module, self.channel = module, channel
        self.stub = getattr(stubs, name + "Stub")(channel)
        self.answered, self.turned_down = set(), set()
        Service.all.append(self)

    def good(self, method, check=lambda answer: True, user="max", **fields):
        """A call that must succeed, with an answer that passes the check."""
        try:
            answer = self._call(method, user, fields, timeout=PATIENCE)
        except grpc.RpcError as error:
            return fault(f"{method}{fields}: {error.code().name} {error.details()}")
        self.answered.add(method)
        if not check(answer):
            fault(f"{method}{fields}: answered {answer}")
        return answer

    def refused(self, user, method, code, reason=None, **fields):
        """A call that must be refused with a status, whose details have docket's own code."""
        try:
            answer = self._call(method, user, fields, timeout=PATIENCE)
            if self.descriptor.methods_by_name[method].server_streaming:
                answer = next(answer)
            fault(f"{method}{fields} as {user}: answered {answer}, not {code}")
        except grpc.RpcError as error:
            self.turned_down.add(method)
            details = dict(error.trailing_metadata() or ()).get("grpc-status-details-bin", b"")
            if error.code().name != code:
                fault(f"{method}{fields} as {user}: {error.code().name}, not {code}: {error.details()}")
            elif reason and (reason.encode() not in details or b"docket" not in details):
                fault(f"{method}{fields} as {user}: {code} without the reason {reason}: {details}")

    def stream(self, method, user="max", timeout=PATIENCE, **fields):
        """A stream, as an iterator of what comes."""
        self.answered.add(method)
        return self._call(method, user, fields, timeout=timeout)

    def raw(self, method, sent, user="max"):
        """The status of a call with bytes that may be no message."""
        kind = self.descriptor.methods_by_name[method]
        call = (self.channel.unary_stream if kind.server_streaming else self.channel.unary_unary)(
            f"/{self.descriptor.full_name}/{method}", lambda bytes: bytes, lambda bytes: bytes)
        try:
            answer = call(sent, metadata=[("docket-user", user)], timeout=PATIENCE)
            if kind.server_streaming:
                next(answer)
            return "OK"
        except grpc.RpcError as error:
            self.turned_down.add(method)
            return error.code().name

    def _call(self, method, user, fields, **options):
        request = self.descriptor.methods_by_name[method].input_type._concrete_class(**fields)
        return getattr(self.stub, method)(request, metadata=[("docket-user", user)], **options)


def saying(text):
    return chat_pb2.ChatMessageInput(parts=[chat_pb2.MessagePart(text=chat_pb2.TextPart(text=text))])


def key():
    return uuid.uuid4().hex


def update(stream):
    """What comes next, but for signs of life."""
    return next(told for told in stream if told.WhichOneof("update"))


def check_chats(commands, queries):
    new = dict(title="From outside", metadata=chat_pb2.ChatMetadata(tags=["t"], labels={"k": "v"}))
    chat = commands.good("CreateChat", **new).chat.id
    queries.good("GetChat", lambda r: r.chat.title == "From outside" and r.chat.metadata.labels["k"] == "v", chat_id=chat)
    queries.good("ListChats", lambda r: len(r.chats) == 1 and r.total_is_exact, page_size=1)
    queries.good("SearchChats", lambda r: [c.id for c in r.chats] == [chat], query="outside")
    once = key()
    sent = dict(chat_id=chat, message=saying("one"), idempotency_key=once)
    message = commands.good("SendMessage", **sent).message.id
    commands.good("SendMessage", lambda r: r.message.id == message, **sent)
    queries.good("GetMessages", lambda r: r.total_count == 1 and not r.has_more, chat_id=chat)
    commands.good("UpdateChatTitle", lambda r: r.chat.title == "Renamed", chat_id=chat, title="Renamed")
    commands.good(
        "UpdateVisibility", lambda r: r.chat.visibility == chat_pb2.CHAT_VISIBILITY_TEAM, chat_id=chat,
        visibility=chat_pb2.CHAT_VISIBILITY_TEAM)
    check_chat_stream(commands, queries, chat)
    for row in [
        ("max", "CreateChat", "INVALID_ARGUMENT", "invalidArgument", {}),
        ("max", "SendMessage", "ABORTED", "conflict", dict(chat_id=chat, message=saying("two"), idempotency_key=once)),
        ("max", "SendMessage", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat)),
        ("max", "UpdateChatTitle", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat)),
        ("max", "UpdateVisibility", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat)),
        ("max", "UpdateVisibility", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat, visibility=99)),
        ("max", "AssociateArtifact", "NOT_FOUND", "notFound", dict(chat_id=chat, artifact_id="none")),
        ("max", "DeleteChat", "NOT_FOUND", "notFound", dict(chat_id="none")),
        ("max", "EnsureChatForArtifactAndSendMessage", "NOT_FOUND", "notFound",
         dict(artifact_id="none", message=saying("x"))),
        ("max", "CreateChat", "PERMISSION_DENIED", "permissionDenied", dict(title="x", user_id="ada")),
    ]:
        commands.refused(*row[:4], **row[4])
    for row in [
        ("max", "GetChat", "NOT_FOUND", "notFound", dict(chat_id="none")),
        ("max", "GetChat", "INVALID_ARGUMENT", "invalidArgument", {}),
        ("max", "GetChat", "PERMISSION_DENIED", "permissionDenied", dict(chat_id=chat, tenant_id="other")),
        ("max", "ListChats", "INVALID_ARGUMENT", "invalidArgument", dict(page_size=101)),
        ("max", "ListChats", "INVALID_ARGUMENT", "invalidArgument", dict(page_token="x")),
        ("max", "SearchChats", "INVALID_ARGUMENT", "invalidArgument", {}),
        ("max", "GetMessages", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat, page_size=201)),
        ("max", "GetChatArtifacts", "NOT_FOUND", "notFound", dict(chat_id="none")),
        ("max", "StreamChatUpdates", "NOT_FOUND", "notFound", dict(chat_id="none")),
        ("max", "StreamChatUpdates", "INVALID_ARGUMENT", "invalidArgument", dict(chat_id=chat, resume_token="x")),
    ]:
        queries.refused(*row[:4], **row[4])
    return chat


def check_chat_stream(commands, queries, chat):
    stream = queries.stream("StreamChatUpdates", chat_id=chat)
    first = next(stream)
    if first.WhichOneof("update") or not first.checkpoint_token:
        fault(f"StreamChatUpdates begins with {first}")
    commands.good("SendMessage", chat_id=chat, message=saying("live"))
    told = update(stream)
    if told.message.parts[0].text.text != "live":
        fault(f"StreamChatUpdates told {told}")
    stream.cancel()
    again = queries.stream("StreamChatUpdates", chat_id=chat, resume_token=first.checkpoint_token)
    if update(again).message.id != told.message.id:
        fault("StreamChatUpdates does not go on behind its token")
    again.cancel()
    try:
        for _ in queries.stream("StreamChatUpdates", timeout=0.5, chat_id=chat):
            pass
        fault("StreamChatUpdates ended by itself")
    except grpc.RpcError as error:
        if error.code().name != "DEADLINE_EXCEEDED":
            fault(f"StreamChatUpdates ended with {error.code().name} at its deadline")


def check_artifacts(commands, queries, chats, chat):
    table = json.dumps({"columns": [{"name": "n"}], "rows": [[str(n)] for n in range(150)]}).encode()
    new = dict(title="T", kind="table", payload=table, metadata={"m": "1"}, idempotency_key=key())
    id = commands.good("CreateArtifact", **new).artifact_id
    commands.good("CreateArtifact", lambda r: r.artifact_id == id, **new)
    queries.good(
        "GetArtifact", lambda r: len(json.loads(r.artifact.payload)["rows"]) == 49 and r.artifact.metadata["m"] == "1",
        artifact_id=id, rows_from=100, rows_to=149)
    revised = dict(artifact_id=id, payload=table, expected_revision=1)
    commands.good("ReviseArtifact", lambda r: r.artifact.revision == 2, **revised)
    chat_commands, chat_queries = chats
    chat_commands.good(
        "AssociateArtifact", lambda r: r.relation.type == chat_pb2.RELATION_TYPE_REFERENCED, chat_id=chat, artifact_id=id)
    chat_queries.good("GetChatArtifacts", lambda r: [a.artifact_id for a in r.artifacts] == [id], chat_id=chat)
    commands.good(
        "AssociateChat", lambda r: r.chat_reference.relation_type == chat_pb2.RELATION_TYPE_MODIFIED, chat_id=chat,
        artifact_id=id, relation_type=chat_pb2.RELATION_TYPE_MODIFIED)
    queries.good("GetArtifactChats", lambda r: [c.chat_id for c in r.chats] == [chat], artifact_id=id)
    queries.good("GetArtifactHistory", lambda r: len(r.entries) == 2 and r.next_page_token, artifact_id=id, page_size=2)
    queries.good("ListArtifacts", lambda r: r.total_count == 1, kind="table", chat_id=chat)
    begun = chat_commands.good(
        "EnsureChatForArtifactAndSendMessage", lambda r: r.chat_created, artifact_id=id, message=saying("about"))
    chat_commands.good(
        "EnsureChatForArtifactAndSendMessage", lambda r: not r.chat_created and r.chat_id == begun.chat_id,
        artifact_id=id, message=saying("more"))
    stream = queries.stream("StreamArtifactUpdates", artifact_id=id)
    next(stream)
    commands.good("ReviseArtifact", artifact_id=id, payload=table)
    told = update(stream).WhichOneof("update")
    stream.cancel()
    if told != "content_updated":
        fault(f"StreamArtifactUpdates told {told}")
    for row in [
        ("max", "CreateArtifact", "INVALID_ARGUMENT", "invalidArgument", dict(title="T", kind="table", payload=b"{")),
        ("max", "CreateArtifact", "FAILED_PRECONDITION", "failedPrecondition",
         dict(title="T", kind="profile_edit", payload=b"{}")),
        ("max", "ReviseArtifact", "ABORTED", "conflict", revised),
        ("max", "AssociateChat", "NOT_FOUND", "notFound", dict(artifact_id=id, chat_id="none")),
        ("max", "DissociateChat", "INVALID_ARGUMENT", "invalidArgument", dict(artifact_id=id)),
        ("max", "DeleteArtifact", "NOT_FOUND", "notFound", dict(artifact_id="none")),
    ]:
        commands.refused(*row[:4], **row[4])
    for row in [
        ("max", "GetArtifact", "NOT_FOUND", "notFound", dict(artifact_id="none")),
        ("max", "GetArtifact", "INVALID_ARGUMENT", "invalidArgument", dict(artifact_id=id, revision=-1)),
        ("max", "ListArtifacts", "INVALID_ARGUMENT", "invalidArgument", dict(page_size=-1)),
        ("max", "GetArtifactChats", "NOT_FOUND", "notFound", dict(artifact_id="none")),
        ("max", "GetArtifactHistory", "INVALID_ARGUMENT", "invalidArgument", dict(artifact_id=id, page_token="x")),
        ("max", "StreamArtifactUpdates", "NOT_FOUND", "notFound", dict(artifact_id="none")),
    ]:
        queries.refused(*row[:4], **row[4])
    commands.good("DissociateChat", lambda r: r.success, chat_id=chat, artifact_id=id)
    commands.good("DeleteArtifact", lambda r: r.success, artifact_id=id)
    chat_commands.good("DeleteChat", lambda r: r.success, chat_id=chat)
    chat_queries.refused("max", "GetChat", "NOT_FOUND", "notFound", chat_id=chat)


def check_review(commands, queries):
    def edit(field, value):
        return review_pb2.ProposedEdit(field_key=field, proposed_value=json.dumps(value))

    def on(id, **verdict):
        return review_pb2.Verdict(proposal_id=id, **verdict)

    accept, reject = dict(accept=review_pb2.Acceptance()), dict(reject=review_pb2.Rejection(reason="no"))
    stream = queries.stream("StreamReviewUpdates", user="rita")
    if next(stream).WhichOneof("update"):
        fault("StreamReviewUpdates begins with an update")
    batch = dict(
        customer_id="okafor", edits=[edit("employer", "Lumen"), edit("dependants", 2), edit("email", "a@example.org")],
        idempotency_key=key())
    made = commands.good("Propose", lambda r: len(r.items) == 3 and r.batch_id, user="bot", **batch)
    commands.good("Propose", lambda r: r == made, user="bot", **batch)
    employer, children, email = [item.proposal_id for item in made.items]
    told = [update(stream).appeared.field_key for _ in made.items]
    if sorted(told) != ["dependants", "email", "employer"]:
        fault(f"StreamReviewUpdates told {told}")
    queries.good(
        "ListProposals", lambda r: r.total_count == 3 and len(r.proposals) == 2 and r.next_page_token, user="rita",
        page_size=2, filter=review_pb2.ProposalFilter(status=review_pb2.PROPOSAL_STATUS_PENDING, mine=True))
    queries.good("ListProposals", lambda r: r.total_count == 3, user="bot")
    queries.good(
        "GetProposal", lambda r: json.loads(r.proposal.current_value) == "Harbour Ltd", user="rita", proposal_id=employer)
    queries.good("GetProposal", lambda r: r.proposal.profile_hidden, user="bot", proposal_id=employer)
    decided = commands.good(
        "Decide", lambda r: [d.status for d in r.results] == [
            review_pb2.PROPOSAL_STATUS_ACCEPTED, review_pb2.PROPOSAL_STATUS_EDITED, review_pb2.PROPOSAL_STATUS_UNSPECIFIED],
        user="rita",
        verdicts=[on(employer, **accept), on(children, edit=review_pb2.Edit(value="3")), on("none", **reject)])
    if decided.results[2].refusal.code != "notFound":
        fault(f"Decide: a proposal that is none was answered {decided.results[2]}")
    told = update(stream)
    if told.changed.user_id != "rita" or told.changed.kind != review_pb2.ProposalChange.KIND_DECIDED:
        fault(f"StreamReviewUpdates told {told}")
    stream.cancel()
    commands.good("Undo", lambda r: len(r.results) == 2, user="rita", newest=True)
    queries.good("GetReviewReport", lambda r: r.total.pending == 3 and r.total.taken_back == 2, user="rita")
    commands.good("Decide", lambda r: r.results[0].status == 3, user="rita", verdicts=[on(email, **reject)])
    for row in [
        ("bot", "Propose", "NOT_FOUND", "notFound", dict(customer_id="none", edits=[edit("employer", "x")])),
        ("bot", "Propose", "INVALID_ARGUMENT", "invalidArgument", dict(customer_id="okafor")),
        ("bot", "Propose", "INVALID_ARGUMENT", "invalidArgument",
         dict(customer_id="okafor", edits=[review_pb2.ProposedEdit(field_key="employer", proposed_value="no JSON")])),
        ("bot", "Propose", "INVALID_ARGUMENT", "invalidArgument",
         dict(customer_id="okafor", edits=[edit("dependants", 99)])),
        ("bot", "Decide", "PERMISSION_DENIED", "permissionDenied", dict(verdicts=[on(employer, **accept)])),
        ("bot", "Decide", "PERMISSION_DENIED", "permissionDenied",
         dict(verdicts=[on(employer, **reject)], as_admin=True)),
        ("max", "Decide", "PERMISSION_DENIED", "permissionDenied", dict(verdicts=[on(employer, **accept)])),
        ("ada", "Decide", "PERMISSION_DENIED", "permissionDenied", dict(verdicts=[on(employer, **accept)])),
        ("rita", "Decide", "FAILED_PRECONDITION", "alreadyDecided", dict(verdicts=[on(email, **accept)])),
        ("rita", "Decide", "NOT_FOUND", "notFound", dict(verdicts=[on("none", **accept)])),
        ("rita", "Decide", "INVALID_ARGUMENT", "invalidArgument", dict(verdicts=[on(employer)])),
        ("rita", "Decide", "INVALID_ARGUMENT", "invalidArgument", {}),
        ("rita", "Undo", "INVALID_ARGUMENT", "invalidArgument", {}),
        ("bot", "Undo", "PERMISSION_DENIED", "permissionDenied", dict(proposal_ids=[email])),
        ("bot", "Undo", "FAILED_PRECONDITION", "failedPrecondition", dict(newest=True)),
    ]:
        commands.refused(*row[:4], **row[4])
    for row in [
        ("max", "GetProposal", "NOT_FOUND", "notFound", dict(proposal_id=employer)),
        ("rita", "ListProposals", "INVALID_ARGUMENT", "invalidArgument", dict(page_size=101)),
        ("rita", "ListProposals", "PERMISSION_DENIED", "permissionDenied", dict(user_id="ada")),
        ("rita", "GetReviewReport", "INVALID_ARGUMENT", "invalidArgument", dict(customer_id="two words")),
        ("rita", "StreamReviewUpdates", "INVALID_ARGUMENT", "invalidArgument", dict(resume_token="x")),
    ]:
        queries.refused(*row[:4], **row[4])


def check_health(health):
    for name in [""] + [service.descriptor.full_name for service in Service.all if service is not health]:
        health.good("Check", lambda r: r.status == health_pb2.HealthCheckResponse.SERVING, service=name)
    health.refused("max", "Check", "NOT_FOUND", service="none")
    watched = health.stream("Watch")
    if next(watched).status != health_pb2.HealthCheckResponse.SERVING:
        fault("Watch does not say that it serves")
    watched.cancel()
    unknown = health.stream("Watch", service="none")
    if next(unknown).status != health_pb2.HealthCheckResponse.SERVICE_UNKNOWN:
        fault("Watch knows a service that is not there")
    unknown.cancel()


def check_every_call(health):
    """What holds for all of them, whatever they are."""
    for service in Service.all:
        for method in service.descriptor.methods_by_name:
            # No message; a length that is longer than what comes.
            for junk in [b"\xff\xff\xff", b"\x0a\x7f"]:
                code = service.raw(method, junk)
                if code != "INVALID_ARGUMENT":
                    fault(f"{method}: {junk} is answered {code}")
            if service is not health:
                code = service.raw(method, b"", user="nobody")
                if code != "UNAUTHENTICATED":
                    fault(f"{method}: a user who is not there is answered {code}")
            if method not in service.answered:
                fault(f"{method} was not tried with good input")
            if method not in service.turned_down:
                fault(f"{method} was not tried with bad input")
    # A text that is no UTF-8.
    code = Service.all[1].raw("GetChat", b"\x0a\x02\xc3\x28")
    if code != "INVALID_ARGUMENT":
        fault(f"GetChat: no UTF-8 is answered {code}")
    missing = Service.all[0].channel.unary_unary("/docket.chat.v1.ChatQueryService/None", bytes, bytes)
    try:
        missing(b"", timeout=PATIENCE)
        fault("A call that is not there is answered")
    except grpc.RpcError as error:
        if error.code().name != "UNIMPLEMENTED":
            fault(f"A call that is not there is answered {error.code().name}")


def main():
    channel = grpc.insecure_channel("unix:" + sys.argv[2])
    chat, artifact, review = [
        [Service(channel, module, stubs, kind + "CommandService"), Service(channel, module, stubs, kind + "QueryService")]
        for module, stubs, kind in [
            (chat_pb2, chat_pb2_grpc, "Chat"), (artifact_pb2, artifact_pb2_grpc, "Artifact"),
            (review_pb2, review_pb2_grpc, "Review"),
        ]
    ]
    health = Service(channel, health_pb2, health_pb2_grpc, "Health")
    try:
        made = check_chats(*chat)
        check_artifacts(*artifact, chat, made)
        check_review(*review)
        check_health(health)
        check_every_call(health)
    except (AttributeError, IndexError, StopIteration, ValueError, grpc.RpcError) as error:
        # What goes on from an answer that did not come.
        fault(f"Broken off in line {error.__traceback__.tb_next.tb_lineno}: {error!r}")
    return 1 if faults else 0


started = time.monotonic()
code = main()
print(f"{time.monotonic() - started:.1f} s, {len(faults)} faults")
sys.exit(code)
