/** Whether the process is on its way out: readiness goes first, work in hand is finished, then it ends. */
export class Lifecycle {
  stopping = false;
}
