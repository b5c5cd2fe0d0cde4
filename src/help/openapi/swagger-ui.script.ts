import { signForMeScript } from './sign-for-me';

/** A phone shows the page in its own width. */
const fitToWindow = `const view = document.createElement('meta');
view.name = 'viewport';
view.content = 'width=device-width, initial-scale=1';
document.head.append(view);
`;

/** What the page runs of ours. */
export const swaggerUiScript = (signs: boolean): string => (signs ? fitToWindow + signForMeScript : fitToWindow);
