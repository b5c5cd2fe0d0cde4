/* Generated from the OpenAPI document of /v1 by `npm run generate`: do not edit. */

export interface paths {
    "/v1/accounts": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Register an account
         * @description With the ticket of a challenge of the purpose register. A refused name or password keeps the ticket.
         */
        post: operations["createAccount"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Account of the session */
        get: operations["getMyAccount"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        /** Change the language of messages */
        patch: operations["updateMyAccount"];
        trace?: never;
    };
    "/v1/accounts/me/email": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Use another e-mail address
         * @description With the ticket of a challenge of the purpose bind-email. A notice goes to the addresses before.
         */
        put: operations["bindMyEmail"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/password": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Change the password
         * @description All other sessions end, and a notice goes to every verified address.
         */
        put: operations["changeMyPassword"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/accounts/me/phone": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        /**
         * Use another phone number
         * @description With the ticket of a challenge of the purpose bind-phone. A notice goes to the addresses before.
         */
        put: operations["bindMyPhone"];
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captchas": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Create a captcha
         * @description For calls that answer `captcha-required`. It is good for one answer, right or wrong.
         */
        post: operations["createCaptcha"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captchas/{id}/audio.wav": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Spoken digits of a captcha
         * @description In the language of Accept-Language: any Chinese is Mandarin, others are English. Drawn once.
         */
        get: operations["drawCaptchaAudio"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/captchas/{id}/image.png": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * Picture of a captcha
         * @description Drawn once: a second request is answered 404.
         */
        get: operations["drawCaptchaImage"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/challenges": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send a code
         * @description Names the account by user name, phone or e-mail address. The answer is the same whether there is one. The purposes change-password, bind-phone and bind-email need the bearer token of a session; verify, for addresses without an account, needs the secret of the client application, which lifts captchas and limits by address for the others.
         */
        post: operations["createChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/challenges/{id}": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /**
         * State of a challenge
         * @description The id alone is enough to read it; nothing in it tells whether there is an account.
         */
        get: operations["getChallenge"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/challenges/{id}/resend": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Send another code
         * @description The last two codes of a challenge are good. Another channel of the same account may be named.
         */
        post: operations["resendChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/challenges/{id}/verify": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Verify a code
         * @description A right code yields a ticket, once. Wrong, expired and exhausted codes are answered alike.
         */
        post: operations["verifyChallenge"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-policy": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Rules of new passwords */
        get: operations["getPasswordPolicy"];
        put?: never;
        post?: never;
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/password-resets": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * Set a new password
         * @description With the ticket of a challenge of the purpose recover or change-password. A rejected password keeps the ticket; all sessions end.
         */
        post: operations["resetPassword"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Where the account is signed in */
        get: operations["listSessions"];
        put?: never;
        /**
         * Sign in
         * @description By identifier and password, or by the ticket of a challenge of the purpose sign-in. A wrong one of either is answered alike.
         */
        post: operations["createSession"];
        /** Sign out everywhere else */
        delete: operations["endOtherSessions"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/current": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        /** Session of the token */
        get: operations["getCurrentSession"];
        put?: never;
        post?: never;
        /** Sign out */
        delete: operations["endCurrentSession"];
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
    "/v1/sessions/introspect": {
        parameters: {
            query?: never;
            header?: never;
            path?: never;
            cookie?: never;
        };
        get?: never;
        put?: never;
        /**
         * State of a token
         * @description For servers of the client application (RFC 7662). Counts as a use of the session.
         */
        post: operations["introspectSession"];
        delete?: never;
        options?: never;
        head?: never;
        patch?: never;
        trace?: never;
    };
}
export type webhooks = Record<string, never>;
export interface components {
    schemas: {
        AccountProfile: {
            /** @example 0192f0c1a2b37c4d8e9f */
            id: string;
            /** @example ada */
            username?: string;
            /**
             * @description Phone number in E.164
             * @example +8613800138000
             */
            phone?: string;
            /** @example ada@example.com */
            email?: string;
            /**
             * @example en
             * @enum {string}
             */
            locale: "zh-CN" | "zh-TW" | "en" | "ja" | "ko" | "es" | "fr" | "de";
        };
        BindAddressRequest: {
            /**
             * Format: password
             * @description Ticket of a challenge of the purpose bind-phone or bind-email
             * @example dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4
             */
            ticket: string;
            /**
             * Format: password
             * @description Password that the account has now
             * @example Demo12345
             */
            currentPassword: string;
        };
        Captcha: {
            /** @example imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x */
            id: string;
            /**
             * @example image
             * @enum {string}
             */
            kind: "image" | "audio" | "pow";
            /**
             * Format: date-time
             * @example 2026-11-27T09:32:00Z
             */
            expiresAt: string;
            /**
             * Format: uri
             * @description Address of the picture, which is drawn once
             * @example https://id.example.com/v1/captchas/imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x/image.png
             */
            imageUrl?: string;
            /**
             * Format: uri
             * @description Address of the sound, which is drawn once
             */
            audioUrl?: string;
            /** @description Challenge by ALTCHA’s protocol, version 2; the answer is the solved payload in base64 */
            challenge?: {
                [key: string]: unknown;
            };
        };
        CaptchaAnswer: {
            /**
             * @description Id of the captcha
             * @example imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x
             */
            id: string;
            /**
             * @description What was read or heard, or the solved payload
             * @example K7M2P
             */
            answer: string;
        };
        Challenge: {
            /**
             * @description Id of the challenge: 128 random bits
             * @example mJ0n7pXq2sVt4wYz6aBcDg
             */
            id: string;
            /**
             * @description Three letters that the message has too
             * @example KMT
             */
            reference: string;
            /**
             * Format: date-time
             * @example 2026-11-27T09:35:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When a resend can succeed
             * @example 2026-11-27T09:31:00Z
             */
            resendAt: string;
            /**
             * @description Digits that the code usually has
             * @example 6
             */
            codeLength: number;
        };
        ChallengeStatus: {
            /**
             * @example pending
             * @enum {string}
             */
            state: "pending" | "verified" | "expired";
            /**
             * @description Of codes for accounts at most `accepted`: more would tell whether there is an account
             * @example accepted
             * @enum {string}
             */
            delivery: "queued" | "accepted" | "delivered" | "failed" | "expired";
            /**
             * Format: date-time
             * @example 2026-11-27T09:35:00Z
             */
            expiresAt: string;
            /**
             * Format: date-time
             * @description When a resend can succeed
             * @example 2026-11-27T09:31:00Z
             */
            resendAt: string;
        };
        ChangeMyPasswordRequest: {
            /**
             * Format: password
             * @description Password that the account has now
             * @example Demo12345
             */
            currentPassword: string;
            /**
             * Format: password
             * @description New password, by the policy
             * @example correct horse battery
             */
            newPassword: string;
        };
        CreateAccountRequest: {
            /**
             * Format: password
             * @description Ticket of a challenge of the purpose register
             * @example dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4
             */
            ticket: string;
            /**
             * @description User name; else the verified number or address
             * @example ada
             */
            username?: string;
            /**
             * Format: password
             * @description Password, by the policy
             * @example correct horse battery
             */
            password: string;
            /**
             * @description Kept unverified: no mail is sent to it
             * @example ada@example.com
             */
            email?: string;
            /**
             * @description Language of messages; else that of the challenge
             * @enum {string}
             */
            locale?: "zh-CN" | "zh-TW" | "en" | "ja" | "ko" | "es" | "fr" | "de";
        };
        CreateCaptchaRequest: {
            /**
             * @description Picture, spoken digits, or proof of work by ALTCHA’s protocol
             * @example image
             * @enum {string}
             */
            kind: "image" | "audio" | "pow";
        };
        CreateChallengeRequest: {
            /**
             * @description What the code is for
             * @example recover
             * @enum {string}
             */
            purpose: "recover" | "register" | "change-password" | "bind-phone" | "bind-email" | "sign-in" | "verify";
            /**
             * @description How the code is sent
             * @example sms
             * @enum {string}
             */
            channel: "sms" | "email";
            /**
             * @description User name of the account
             * @example demo-v1
             */
            username?: string;
            /** @description Phone number in any common spelling: +86 138 0013 8000 */
            phone?: string;
            /** @description E-mail address */
            email?: string;
            /** @description Answer to a captcha, where one is required */
            captcha?: components["schemas"]["CaptchaAnswer"];
            /**
             * @description Language of the message; else that of Accept-Language
             * @enum {string}
             */
            locale?: "zh-CN" | "zh-TW" | "en" | "ja" | "ko" | "es" | "fr" | "de";
        };
        CreateSessionRequest: {
            /**
             * @description User name or phone number
             * @example demo-v1
             */
            identifier?: string;
            /**
             * Format: password
             * @example Demo12345
             */
            password?: string;
            /** @description Answer to a captcha, where one is required */
            captcha?: components["schemas"]["CaptchaAnswer"];
            /**
             * Format: password
             * @description Ticket of a challenge of the purpose sign-in, in their place
             */
            ticket?: string;
        };
        CurrentSession: {
            /**
             * Format: date-time
             * @example 2026-11-27T09:30:00Z
             */
            expiresAt: string;
            account: components["schemas"]["AccountProfile"];
        };
        IntrospectSessionRequest: {
            /**
             * Format: password
             * @description Token of a session
             * @example c2Vzc2lvbi10b2tlbi1vZi0yNTYtcmFuZG9tLWJpdHM
             */
            token: string;
        };
        Introspection: {
            /** @example true */
            active: boolean;
            /**
             * @description Id of the account
             * @example 0192f0c1a2b37c4d8e9f
             */
            sub?: string;
            /** @example ada */
            username?: string;
            /**
             * @description Seconds since 1970
             * @example 1798363800
             */
            exp?: number;
            /**
             * @description Seconds since 1970
             * @example 1795771800
             */
            iat?: number;
            /**
             * @description Client application
             * @example default
             */
            client_id?: string;
        };
        NewSession: {
            /**
             * @description Bearer token: 256 random bits
             * @example c2Vzc2lvbi10b2tlbi1vZi0yNTYtcmFuZG9tLWJpdHM
             */
            token: string;
            /**
             * Format: date-time
             * @description When it ends unless it is used before
             * @example 2026-11-27T09:30:00Z
             */
            expiresAt: string;
            account: components["schemas"]["AccountProfile"];
        };
        OpenSessionEntry: {
            /**
             * @description Where it was opened, as the browser said
             * @example Firefox on Linux
             */
            device?: string;
            /**
             * Format: date-time
             * @example 2026-11-27T09:30:00Z
             */
            createdAt?: string;
            /**
             * Format: date-time
             * @description Last use, to the hour
             * @example 2026-11-27T09:30:00Z
             */
            lastSeenAt?: string;
            /**
             * Format: date-time
             * @example 2026-11-27T09:30:00Z
             */
            expiresAt: string;
            /**
             * @description True for the session of the request
             * @example true
             */
            isCurrent: boolean;
        };
        PasswordRules: {
            /**
             * @description In code points, after NFC
             * @example 8
             */
            minLength: number;
            /** @example 128 */
            maxLength: number;
            /**
             * @description Recommended: a password of this length is strong
             * @example 15
             */
            recommendedLength: number;
            /**
             * @description Common passwords are refused; the list has 100,000 or more
             * @example true
             */
            refusesCommon: boolean;
            /**
             * @description The password must not be name, number or address of the account
             * @example true
             */
            refusesIdentifiers: boolean;
            /**
             * @description Names of the rules, as `password-rejected` lists them
             * @example [
             *       "too-short",
             *       "too-long",
             *       "common",
             *       "equals-identifier"
             *     ]
             */
            rules: string[];
        };
        ResendChallengeRequest: {
            /** @description Answer to a captcha, where one is required */
            captcha?: components["schemas"]["CaptchaAnswer"];
            /**
             * @description Another channel of the same account, if it has one
             * @enum {string}
             */
            channel?: "sms" | "email";
        };
        ResetPasswordRequest: {
            /**
             * Format: password
             * @description Ticket of a challenge of the purpose recover or change-password
             * @example dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4
             */
            ticket: string;
            /**
             * Format: password
             * @description New password, by the policy
             * @example correct horse battery
             */
            newPassword: string;
        };
        SessionList: {
            sessions: components["schemas"]["OpenSessionEntry"][];
        };
        UpdateMyAccountRequest: {
            /**
             * @description Language of messages to the account
             * @example en
             * @enum {string}
             */
            locale: "zh-CN" | "zh-TW" | "en" | "ja" | "ko" | "es" | "fr" | "de";
        };
        VerifiedChallenge: {
            /**
             * @description Single-use proof
             * @example dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4
             */
            ticket?: string;
            /**
             * Format: date-time
             * @example 2026-11-27T09:45:00Z
             */
            expiresAt?: string;
            /** @description Purpose verify: the target is proved */
            verified?: boolean;
            /** @description Purpose verify: the proved target, such as +8613800138000 */
            target?: string;
        };
        VerifyChallengeRequest: {
            /**
             * @description The code, in any spelling
             * @example 123456
             */
            code: string;
        };
        Problem: {
            /** @description Page that explains the code; about:blank where the status says all */
            type: string;
            /** @example Not Found */
            title: string;
            /** @example 404 */
            status: number;
            /** @description The same in a sentence */
            detail?: string;
            /** @description Reason, where there is a more exact one than the status */
            code?: string;
            /** @description Seconds to wait, as in the header Retry-After */
            retryAfter?: number;
            /** @description Member of the body, or header, that is malformed */
            field?: string;
            /** @description Rules that a rejected password breaks */
            rules?: string[];
        };
    };
    responses: never;
    parameters: never;
    requestBodies: never;
    headers: never;
    pathItems: never;
}
export type $defs = Record<string, never>;
export interface operations {
    createAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4",
                 *       "username": "ada",
                 *       "password": "correct horse battery",
                 *       "email": "ada@example.com"
                 *     }
                 */
                "application/json": components["schemas"]["CreateAccountRequest"];
            };
        };
        responses: {
            /** @description The account */
            201: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192f0c1a2b37c4d8e9f",
                     *       "username": "ada",
                     *       "phone": "+8613800138000",
                     *       "email": "ada@example.com",
                     *       "locale": "en"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountProfile"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress, account-exists */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused, ticket-wrong, password-rejected, target-invalid */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getMyAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The account */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192f0c1a2b37c4d8e9f",
                     *       "username": "ada",
                     *       "phone": "+8613800138000",
                     *       "email": "ada@example.com",
                     *       "locale": "en"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountProfile"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    updateMyAccount: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "locale": "en"
                 *     }
                 */
                "application/json": components["schemas"]["UpdateMyAccountRequest"];
            };
        };
        responses: {
            /** @description The account */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "0192f0c1a2b37c4d8e9f",
                     *       "username": "ada",
                     *       "phone": "+8613800138000",
                     *       "email": "ada@example.com",
                     *       "locale": "en"
                     *     }
                     */
                    "application/json": components["schemas"]["AccountProfile"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bindMyEmail: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4",
                 *       "currentPassword": "Demo12345"
                 *     }
                 */
                "application/json": components["schemas"]["BindAddressRequest"];
            };
        };
        responses: {
            /** @description The address is changed */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired, credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description account-exists */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, ticket-wrong */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    changeMyPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "currentPassword": "Demo12345",
                 *       "newPassword": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["ChangeMyPasswordRequest"];
            };
        };
        responses: {
            /** @description The password is changed */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired, credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, password-rejected */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    bindMyPhone: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4",
                 *       "currentPassword": "Demo12345"
                 *     }
                 */
                "application/json": components["schemas"]["BindAddressRequest"];
            };
        };
        responses: {
            /** @description The number is changed */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired, credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description account-exists */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, ticket-wrong */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createCaptcha: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "kind": "image"
                 *     }
                 */
                "application/json": components["schemas"]["CreateCaptchaRequest"];
            };
        };
        responses: {
            /** @description The captcha */
            201: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x",
                     *       "kind": "image",
                     *       "expiresAt": "2026-11-27T09:32:00Z",
                     *       "imageUrl": "https://id.example.com/v1/captchas/imh5k2v1c-Zm9vYmFyYmF6cXV4cXV1eA-a1b2c3d4-n8x/image.png"
                     *     }
                     */
                    "application/json": components["schemas"]["Captcha"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawCaptchaAudio: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The sound */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "audio/wav": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    drawCaptchaImage: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The picture */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "image/png": string;
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "purpose": "recover",
                 *       "channel": "sms",
                 *       "username": "demo-v1"
                 *     }
                 */
                "application/json": components["schemas"]["CreateChallengeRequest"];
            };
        };
        responses: {
            /** @description The challenge; the code is on its way, if there is an account */
            202: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mJ0n7pXq2sVt4wYz6aBcDg",
                     *       "reference": "KMT",
                     *       "expiresAt": "2026-11-27T09:35:00Z",
                     *       "resendAt": "2026-11-27T09:31:00Z",
                     *       "codeLength": 6
                     *     }
                     */
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired, credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description captcha-required, captcha-wrong, captcha-expired, client-secret-required */
            403: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused, target-invalid, target-not-allowed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled, too-frequent */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The state */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "state": "pending",
                     *       "delivery": "accepted",
                     *       "expiresAt": "2026-11-27T09:35:00Z",
                     *       "resendAt": "2026-11-27T09:31:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["ChallengeStatus"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resendChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /** @example {} */
                "application/json": components["schemas"]["ResendChallengeRequest"];
            };
        };
        responses: {
            /** @description The challenge */
            202: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "id": "mJ0n7pXq2sVt4wYz6aBcDg",
                     *       "reference": "KMT",
                     *       "expiresAt": "2026-11-27T09:35:00Z",
                     *       "resendAt": "2026-11-27T09:31:00Z",
                     *       "codeLength": 6
                     *     }
                     */
                    "application/json": components["schemas"]["Challenge"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired, credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description captcha-required, captcha-wrong, captcha-expired, client-secret-required */
            403: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused, target-invalid, target-not-allowed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled, too-frequent */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    verifyChallenge: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path: {
                id: string;
            };
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "code": "123456"
                 *     }
                 */
                "application/json": components["schemas"]["VerifyChallengeRequest"];
            };
        };
        responses: {
            /** @description The ticket */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "ticket": "dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4",
                     *       "expiresAt": "2026-11-27T09:45:00Z"
                     *     }
                     */
                    "application/json": components["schemas"]["VerifiedChallenge"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description credentials-wrong, session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description client-secret-required */
            403: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description not-found */
            404: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description account-exists */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, code-wrong, target-invalid */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable, channel-disabled */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getPasswordPolicy: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The rules */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "minLength": 8,
                     *       "maxLength": 128,
                     *       "recommendedLength": 15,
                     *       "refusesCommon": true,
                     *       "refusesIdentifiers": true,
                     *       "rules": [
                     *         "too-short",
                     *         "too-long",
                     *         "common",
                     *         "equals-identifier"
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["PasswordRules"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    resetPassword: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "ticket": "dGlja2V0LW9mLTI1Ni1yYW5kb20tYml0cy1oZXJlLi4",
                 *       "newPassword": "correct horse battery"
                 *     }
                 */
                "application/json": components["schemas"]["ResetPasswordRequest"];
            };
        };
        responses: {
            /** @description The password is set */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused, ticket-wrong, password-rejected */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    listSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description Open sessions, the newest first, 100 at most */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "sessions": [
                     *         {
                     *           "device": "Firefox on Linux",
                     *           "createdAt": "2026-11-27T09:30:00Z",
                     *           "lastSeenAt": "2026-11-27T09:30:00Z",
                     *           "expiresAt": "2026-11-27T09:30:00Z",
                     *           "isCurrent": true
                     *         }
                     *       ]
                     *     }
                     */
                    "application/json": components["schemas"]["SessionList"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    createSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
                /** @description Random text of 16 to 128 characters: the same request with it within 24 hours gets the same answer */
                "Idempotency-Key"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "identifier": "demo-v1",
                 *       "password": "Demo12345"
                 *     }
                 */
                "application/json": components["schemas"]["CreateSessionRequest"];
            };
        };
        responses: {
            /** @description The session; its token is told once */
            201: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description replayed: the answer is that of the first request; uncertain: the first may have been carried out
                     * @example replayed
                     */
                    "Idempotency-Status"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "token": "c2Vzc2lvbi10b2tlbi1vZi0yNTYtcmFuZG9tLWJpdHM",
                     *       "expiresAt": "2026-11-27T09:30:00Z",
                     *       "account": {
                     *         "id": "0192f0c1a2b37c4d8e9f",
                     *         "username": "ada",
                     *         "phone": "+8613800138000",
                     *         "email": "ada@example.com",
                     *         "locale": "en"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["NewSession"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description credentials-wrong */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description captcha-required, captcha-wrong, captcha-expired */
            403: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description idempotency-in-progress */
            409: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed, idempotency-key-reused, ticket-wrong */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endOtherSessions: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description All other sessions have ended */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    getCurrentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session with its account */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "expiresAt": "2026-11-27T09:30:00Z",
                     *       "account": {
                     *         "id": "0192f0c1a2b37c4d8e9f",
                     *         "username": "ada",
                     *         "phone": "+8613800138000",
                     *         "email": "ada@example.com",
                     *         "locale": "en"
                     *       }
                     *     }
                     */
                    "application/json": components["schemas"]["CurrentSession"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    endCurrentSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody?: never;
        responses: {
            /** @description The session has ended */
            204: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content?: never;
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
    introspectSession: {
        parameters: {
            query?: never;
            header?: {
                /** @description Client application; the default one where it is missing */
                "X-Client-Id"?: string;
            };
            path?: never;
            cookie?: never;
        };
        requestBody: {
            content: {
                /**
                 * @example {
                 *       "token": "c2Vzc2lvbi10b2tlbi1vZi0yNTYtcmFuZG9tLWJpdHM"
                 *     }
                 */
                "application/json": components["schemas"]["IntrospectSessionRequest"];
            };
        };
        responses: {
            /** @description The state; of a token that is not active nothing else */
            200: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    /**
                     * @example {
                     *       "active": true,
                     *       "sub": "0192f0c1a2b37c4d8e9f",
                     *       "username": "ada",
                     *       "exp": 1798363800,
                     *       "iat": 1795771800,
                     *       "client_id": "default"
                     *     }
                     */
                    "application/json": components["schemas"]["Introspection"];
                };
            };
            /** @description The request cannot be read */
            400: {
                headers: {
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description credentials-wrong, session-expired */
            401: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Kind of credentials
                     * @example Bearer realm="regain"
                     */
                    "WWW-Authenticate"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description client-secret-required */
            403: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description malformed */
            422: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description throttled */
            429: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
            /** @description unavailable */
            503: {
                headers: {
                    /**
                     * @description Requests that the address of the client has left, and seconds until it has all
                     * @example "address";r=59;t=60
                     */
                    RateLimit?: string;
                    /**
                     * @description Requests that an address has in a window, and the seconds of that
                     * @example "address";q=60;w=60
                     */
                    "RateLimit-Policy"?: string;
                    /**
                     * @description Seconds to wait
                     * @example 60
                     */
                    "Retry-After"?: number;
                    [name: string]: unknown;
                };
                content: {
                    "application/problem+json": components["schemas"]["Problem"];
                };
            };
        };
    };
}
