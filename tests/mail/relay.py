"""A relay on the loopback that asks for STARTTLS and a password, and hands every message to the server behind it.

OpenSMTPD 6.8 with OpenSSL 3 cannot sign a TLS handshake, so it stands behind this one and delivers in the clear."""
import smtplib, ssl, sys, time
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult, LoginPassword

class Handler:
    async def handle_DATA(self, server, session, envelope):
        with smtplib.SMTP("127.0.0.1", int(sys.argv[2])) as behind:
            behind.sendmail(envelope.mail_from, envelope.rcpt_tos, envelope.original_content)
        return "250 2.0.0 taken"

def known(server, session, envelope, mechanism, data):
    right = isinstance(data, LoginPassword) and (data.login, data.password) == (b"tester", b"secret")
    return AuthResult(success=right, handled=False)

context = ssl.create_default_context(ssl.Purpose.CLIENT_AUTH)
context.load_cert_chain(sys.argv[3], sys.argv[4])
Controller(Handler(), hostname="127.0.0.1", port=int(sys.argv[1]), tls_context=context, require_starttls=True,
           authenticator=known, auth_required=True).start()
time.sleep(600)
