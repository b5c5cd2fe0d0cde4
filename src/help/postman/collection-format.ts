/** Types of the Postman collection format 2.1.0, as far as it is used here (https://schema.postman.com). */
export interface PostmanCollection {
  readonly info: { readonly name: string; readonly description: string; readonly schema: string };
  readonly item: readonly PostmanFolder[];
  readonly variable: readonly PostmanVariable[];
}

export interface PostmanVariable extends PostmanPair {
  readonly description?: string;
}

export interface PostmanPair {
  readonly key: string;
  readonly value: string;
}

/** Postman folder: requests or further folders, and a script that runs before each request. */
export interface PostmanFolder {
  readonly name: string;
  readonly description: string;
  readonly item: readonly (PostmanFolder | PostmanItem)[];
  readonly event?: readonly PostmanEvent[];
}

export interface PostmanEvent {
  readonly listen: 'prerequest' | 'test';
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] };
}

/** Postman request with examples of its responses. */
export interface PostmanItem {
  readonly name: string;
  readonly request: PostmanRequest;
  readonly response: readonly PostmanResponse[];
  readonly event?: readonly PostmanEvent[];
}

export interface PostmanRequest {
  readonly method: string;
  readonly description: string;
  readonly header: readonly PostmanPair[];
  readonly url: PostmanUrl;
  readonly auth?: PostmanAuth;
  readonly body?: PostmanBody;
}

export interface PostmanUrl {
  readonly raw: string;
  readonly host: readonly string[];
  readonly path: readonly string[];
  readonly query?: readonly PostmanPair[];
  /** Values of the segments that begin with a colon. */
  readonly variable?: readonly PostmanPair[];
}

export interface PostmanAuth {
  readonly type: 'basic';
  readonly basic: readonly (PostmanPair & { readonly type: 'string' })[];
}

export type PostmanBody =
  | { readonly mode: 'urlencoded'; readonly urlencoded: readonly PostmanPair[] }
  | {
      readonly mode: 'raw';
      readonly raw: string;
      readonly options: { readonly raw: { readonly language: 'json' | 'xml' } };
    };

export interface PostmanResponse {
  readonly name: string;
  readonly status: string;
  readonly code: number;
  readonly header: readonly PostmanPair[];
  readonly body: string;
}
