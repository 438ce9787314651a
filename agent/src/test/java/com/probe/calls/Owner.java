package com.probe.calls;

/** Whose results are those of its name at the end of the call. */
class Owner {
  volatile String name;

  Owner(String name) {
    this.name = name;
  }

  public String getName() {
    return name;
  }

  String owned(int id) throws Exception {
    String found = Beside.value();
    return found + " of " + name;
  }

  /** One that says more. */
  static final class Lower extends Owner {
    Lower(String name) {
      super(name);
    }

    @Override
    String owned(int id) throws Exception {
      return "lower " + super.owned(id);
    }
  }
}
