/** All popups side by side, each the real page in a frame of its own, to be looked at. */
import { render } from 'preact';
import { views } from '../snapshots';

const root = document.querySelector('#gallery');
if (root) {
  render(
    Object.keys(views).map((name) => (
      <figure key={name}>
        <figcaption>{name}</figcaption>
        <iframe title={name} src={`./popup.html?view=${name}`} />
      </figure>
    )),
    root,
  );
}
