// An identity provider of the test's own: keys, a JWKS endpoint, and tokens, good ones and otherwise.

import { createHmac, generateKeyPairSync, sign } from 'node:crypto';
import http from 'node:http';

export const AUDIENCE = 'https://belfry.example.com';

const encode = (value) => Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)).toString('base64url');

const KINDS = {
	RS256: () => generateKeyPairSync('rsa', { modulusLength: 2048 }),
	ES256: () => generateKeyPairSync('ec', { namedCurve: 'P-256' }),
};

export class Key {
	constructor(kid, alg = 'RS256') {
		Object.assign(this, { kid, alg, ...KINDS[alg]() });
	}

	get jwk() {
		return { ...this.publicKey.export({ format: 'jwk' }), kid: this.kid, alg: this.alg, use: 'sig' };
	}

	get pem() {
		return this.publicKey.export({ format: 'pem', type: 'spki' });
	}

	signature(text, form = 'ieee-p1363') {
		return sign('sha256', Buffer.from(text), { key: this.privateKey, dsaEncoding: form }).toString('base64url');
	}
}

export class Issuer {
	#server;

	constructor() {
		this.keys = [new Key('first'), new Key('second', 'ES256')];
		this.fetches = 0;
		this.status = 200;
	}

	static async open() {
		const issuer = new Issuer();
		issuer.#server = http.createServer((req, res) => issuer.#answer(req, res));
		issuer.#server.unref();
		await new Promise((done) => issuer.#server.listen(0, '127.0.0.1', done));
		return issuer;
	}

	#answer(req, res) {
		this.fetches += 1;
		res.writeHead(this.status, { 'content-type': 'application/json' });
		res.end(JSON.stringify({ keys: this.keys.map((key) => key?.jwk ?? key) }));
	}

	// As Auth0 writes it, with the stroke at its end.
	get url() {
		return `http://127.0.0.1:${this.#server.address().port}/`;
	}

	get flags() {
		return ['--jwt-issuer', this.url, '--jwt-audience', AUDIENCE];
	}

	claims(changes = {}) {
		const now = Math.floor(Date.now() / 1000);
		return {
			iss: this.url, sub: 'auth0|someone', aud: [AUDIENCE, `${this.url}userinfo`], iat: now, exp: now + 3600,
			scope: 'openid belfry:admin', ...changes,
		};
	}

	// `header` and `claims` are changes to those of a good token.
	token({ key = this.keys[0], header = {}, claims = {}, text } = {}) {
		const head = encode({ alg: key.alg, typ: 'at+jwt', kid: key.kid, ...header });
		const signedText = `${head}.${text ?? encode(this.claims(claims))}`;
		return `${signedText}.${key.signature(signedText)}`;
	}

	// Tokens that are no good, each with what is wrong with it.
	bad() {
		const [rsa, ec] = this.keys;
		const now = Math.floor(Date.now() / 1000);
		const good = this.token();
		const [head, body, signature] = good.split('.');
		const other = new Key(rsa.kid);
		const unsigned = (header) => `${encode({ typ: 'JWT', kid: rsa.kid, ...header })}.${encode(this.claims())}`;
		const mac = (secret, header = { alg: 'HS256' }) => {
			const text = unsigned(header);
			return `${text}.${createHmac('sha256', secret).update(text).digest('base64url')}`;
		};
		const ecText = `${encode({ alg: 'ES256', typ: 'JWT', kid: ec.kid })}.${encode(this.claims())}`;
		return {
			'a wrong signature': `${head}.${body}.${encode(Buffer.alloc(256, 1).toString('latin1'))}`,
			'the signature of another text': `${head}.${encode(this.claims({ sub: 'other' }))}.${signature}`,
			'the signature of a key of the same name': this.token({ key: other }),
			'alg none': `${unsigned({ alg: 'none' })}.`,
			'alg none with a signature': `${unsigned({ alg: 'none' })}.${signature}`,
			'alg NONE': `${unsigned({ alg: 'NONE' })}.${signature}`,
			'HS256 with the public key as its secret': mac(rsa.pem),
			"HS256 with the modulus' text as its secret": mac(rsa.jwk.n),
			'RS384': this.token({ header: { alg: 'RS384' } }),
			'PS256': this.token({ header: { alg: 'PS256' } }),
			'ES256 said of an RSA key': this.token({ header: { alg: 'ES256' } }),
			'RS256 said of an EC key': this.token({ key: ec, header: { alg: 'RS256' } }),
			'an ES256 signature in DER': `${ecText}.${ec.signature(ecText, 'der')}`,
			'an ES256 signature of zeros': `${ecText}.${Buffer.alloc(64).toString('base64url')}`,
			'a time that is over': this.token({ claims: { exp: now - 61 } }),
			'no time at which it is over': this.token({ claims: { exp: undefined } }),
			'a time at which it is over that is a text': this.token({ claims: { exp: `${now + 60}` } }),
			'a time that has not come': this.token({ claims: { nbf: now + 120 } }),
			'another issuer': this.token({ claims: { iss: 'https://elsewhere.example.com/' } }),
			'an issuer that is a list': this.token({ claims: { iss: [this.url] } }),
			'no issuer': this.token({ claims: { iss: undefined } }),
			'another audience': this.token({ claims: { aud: 'https://elsewhere.example.com' } }),
			'an audience that begins like it': this.token({ claims: { aud: [`${AUDIENCE}.evil.example.com`] } }),
			'no audience': this.token({ claims: { aud: undefined } }),
			'a key that is not known': this.token({ header: { kid: 'third' } }),
			'a key that is a path': this.token({ header: { kid: '../../../dev/null' } }),
			'no key': this.token({ header: { kid: undefined } }),
			'a key that is a number': this.token({ header: { kid: 1 } }),
			'a critical extension': this.token({ header: { crit: ['exp'] } }),
			'an empty list of critical extensions': this.token({ header: { crit: [] } }),
			'an unencoded payload': this.token({ header: { b64: false } }),
			"a logout token's type": this.token({ header: { typ: 'logout+jwt' } }),
			'two parts': `${head}.${body}`,
			'four parts': `${good}.${signature}`,
			'five parts': `${good}.${body}.${signature}`,
			'three empty parts': '..',
			'no claims': `${head}..${signature}`,
			'no signature': `${head}.${body}.`,
			'garbage': 'not.a.token',
			'a part that breaks off': `${head}.${body}.${signature.slice(0, -3)}`,
			'padding': `${head}.${body}.${signature}==`,
			'letters of the other base64': `${head}.${body}.${Buffer.alloc(256, 0xfb).toString('base64')}`,
			'claims that are no JSON': this.token({ text: encode('{"iss":') }),
			'claims that are a list': this.token({ text: encode('[]') }),
			'a claim that stands twice': this.token({ text: encode(JSON.stringify(this.claims()).replace('{', '{"exp":9999999999,')) }),
			'a header that is no JSON': `${encode('{')}.${body}.${signature}`,
			'its own key in the header': this.token({ key: other, header: { jwk: other.jwk } }),
			'its own key in the header, by another name': this.token({ key: other, header: { jwk: other.jwk, kid: 'own' } }),
			'where its key is to be had': this.token({ key: other, header: { jku: `${this.url}keys`, x5u: `${this.url}cert` } }),
			'more than a token may be': this.token({ claims: { more: 'x'.repeat(4800) } }),
		};
	}

	// The code with which a bad one is refused. Without two dots it is not taken for one of these at all.
	static codeOf(what, token) {
		if (token.split('.').length !== 3) return 'unknown_token';
		return what === 'a time that is over' ? 'token_expired' : 'invalid_token';
	}

	close() {
		this.#server.closeAllConnections?.();
		return new Promise((done) => this.#server.close(done));
	}
}
