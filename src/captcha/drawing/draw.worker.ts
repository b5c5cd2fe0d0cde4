import { parentPort } from 'node:worker_threads';
import { CryptoRandom } from '../../common/random';
import { yieldToEventLoop } from '../../common/thread-priority';
import { AudioDrawing } from '../kinds/audio/audio-drawing';
import { ImageDrawing } from '../kinds/image/image-drawing';
import type { DrawTask } from './drawing-pool';

/*
 * Entry of the threads that draw captchas: each message is a task, each answer the bytes of its file.
 */
yieldToEventLoop();
const random = new CryptoRandom();

const drawings: Readonly<Record<DrawTask['kind'], { draw(answer: string): Uint8Array<ArrayBuffer> }>> = {
  image: new ImageDrawing(random),
  'audio/en': new AudioDrawing(random, 'en'),
  'audio/zh-CN': new AudioDrawing(random, 'zh-CN'),
};

parentPort?.on('message', ({ kind, answer }: DrawTask) => {
  const file = drawings[kind].draw(answer);
  parentPort?.postMessage(file, [file.buffer]);
});
