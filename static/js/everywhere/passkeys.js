// A passkey that did not work says so beside its button, in words; allauth's scripts would only tell the console.
const PASSKEY_WORDS = {
  NotAllowedError: "Nothing was done: you stopped it, or it took too long. Try again when you are ready.",
  InvalidStateError: "This device has a passkey for your account already.",
  SecurityError: "A passkey needs an address with a name and https. Here you can sign in with your password or a code.",
};
let passkeyButton = null;
// While the press goes down to the button: an answer of "no" may come before the press comes up again.
document.addEventListener(
  "click",
  (event) => {
    passkeyButton =
      event.target.closest("#passkey_login, #mfa_webauthn_add, #mfa_webauthn_authenticate") ?? passkeyButton;
  },
  true,
);
document.addEventListener("allauth.error", (event) => {
  if (!passkeyButton) return;
  event.preventDefault();
  const said = document.getElementById("passkey-problem") ?? document.createElement("p");
  said.id = "passkey-problem";
  said.className = "field__error";
  said.setAttribute("role", "alert");
  said.textContent =
    PASSKEY_WORDS[event.detail.exception?.name] ??
    "This browser cannot use a passkey here. Sign in with your password or a code.";
  (passkeyButton.closest(".form__actions") ?? passkeyButton).after(said);
});
